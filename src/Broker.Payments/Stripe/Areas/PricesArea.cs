using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Prices calls.</summary>
internal sealed class PricesArea(ApiPipeline pipeline, StripeReaders readers) : IPricesArea
{
    public Task<StripePrice> CreateAsync(StripePriceRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.CreatePrice.To(key, StripePriceForm.Of(request)), readers.Prices.Written, cancellationToken);

    public Task<StripePrice> GetAsync(string priceId, IReadOnlyList<string>? expand = null, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetPrice, priceId).Expand(expand), readers.Prices.Answer, cancellationToken);

    public Task<StripePrice> UpdateAsync(string priceId, StripePriceUpdate change, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.UpdatePrice.To(priceId, key, StripePriceForm.Of(change)), readers.Prices.Written, cancellationToken);

    public PagedSequence<StripePrice> ListAsync(StripePriceFilter? filter = null, IReadOnlyList<string>? expand = null) => StripePages.NewestFirst(
        pipeline, StripeOperations.ListPrices.Call()
            .Query("product", filter?.Product).Query("active", filter?.IsActive)
            .Query("currency", filter?.Currency is { } currency ? StripeCurrency.Of(currency).WireCode : null)
            .Each("lookup_keys", filter?.LookupKeys).Created(filter).ExpandItems(expand), readers.Prices.List, static item => item.Id);
}
