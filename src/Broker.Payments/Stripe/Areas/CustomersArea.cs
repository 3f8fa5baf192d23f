using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Customers calls.</summary>
internal sealed class CustomersArea(ApiPipeline pipeline, StripeReaders readers) : ICustomersArea
{
    public Task<StripeCustomer> CreateAsync(StripeCustomerRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.CreateCustomer.To(key, Form(request)), readers.Customers.Written, cancellationToken);

    public Task<StripeCustomer> GetAsync(PayerId customer, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetCustomer, customer.Value), readers.Customers.Answer, cancellationToken);

    public Task<StripeCustomer> UpdateAsync(PayerId customer, StripeCustomerRequest change, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.UpdateCustomer.To(customer.Value, key, Form(change)), readers.Customers.Written, cancellationToken);

    public Task DeleteAsync(PayerId customer, CancellationToken cancellationToken = default) => StripeDeletions.SendAsync(
        pipeline, StripeOperations.At(StripeOperations.DeleteCustomer, customer.Value), StripeOperations.At(StripeOperations.GetCustomer, customer.Value), cancellationToken);

    public PagedSequence<StripeCustomer> ListAsync(StripeCustomerFilter? filter = null) => StripePages.NewestFirst(
        pipeline, StripeOperations.ListCustomers.Call().Query("email", filter?.Email).Created(filter), readers.Customers.List, static item => item.Id.Value);

    public PagedSequence<StripeCustomer> SearchAsync(string query) => StripePages.Found(pipeline, StripeOperations.SearchCustomers.Call(), query, readers.Customers.List);

    public PagedSequence<StripePaymentMethod> ListPaymentMethodsAsync(PayerId customer, string? type = null) => StripePages.NewestFirst(
        pipeline, StripeOperations.At(StripeOperations.ListPaymentMethods, customer.Value).Query("type", type), readers.PaymentMethods.List, static method => method.Id);

    private StripeForm Form(StripeCustomerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new StripeForm()
            .Add("email", request.Email)
            .Add("name", request.Name)
            .Add("metadata", readers.Context.Metadata(request.Metadata, request.Reference));
    }
}
