using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Products calls.</summary>
internal sealed class ProductsArea(ApiPipeline pipeline, StripeReaders readers) : IProductsArea
{
    public Task<StripeProduct> CreateAsync(StripeProductRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.CreateProduct.To(key, Form(request)), readers.Products.Written, cancellationToken);

    public Task<StripeProduct> GetAsync(string productId, IReadOnlyList<string>? expand = null, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetProduct, productId).Expand(expand), readers.Products.Answer, cancellationToken);

    public Task<StripeProduct> UpdateAsync(string productId, StripeProductRequest change, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.UpdateProduct.To(productId, key, Form(change)), readers.Products.Written, cancellationToken);

    public PagedSequence<StripeProduct> ListAsync(StripeProductFilter? filter = null, IReadOnlyList<string>? expand = null) => StripePages.NewestFirst(
        pipeline, StripeOperations.ListProducts.Call().Query("active", filter?.IsActive).Created(filter).ExpandItems(expand), readers.Products.List, static item => item.Id);

    private static StripeForm Form(StripeProductRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new StripeForm()
            .Add("name", request.Name)
            .Add("description", request.Description)
            .Add("active", request.IsActive)
            .Add("default_price", request.DefaultPrice)
            .Add("metadata", request.Metadata);
    }
}
