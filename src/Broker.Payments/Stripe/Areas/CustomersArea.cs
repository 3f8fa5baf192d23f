using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Customer calls.</summary>
internal sealed class CustomersArea(ApiPipeline pipeline, string referenceKey) : ICustomersArea
{
    private readonly ApiResponseReader<StripeCustomer> read = new StripeCustomerReader(referenceKey).Read;

    public Task<StripeCustomer> CreateAsync(StripeCustomerRequest request, OperationKey? key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        StripeForm form = new StripeForm()
            .Add("email", request.Email)
            .Add("name", request.Name)
            .Add("metadata", StripeMetadata.With(request.Metadata, referenceKey, request.Reference));
        ApiCall call = StripeOperations.Keyed(StripeOperations.CreateCustomer, StripeOperations.CreateCustomerOnce, key).WithBody(form.ToBody());
        return pipeline.SendAsync(call, read, cancellationToken);
    }

    public Task<StripeCustomer> GetAsync(PayerId customer, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetCustomer, "/v1/customers/", customer.Value), read, cancellationToken);
}
