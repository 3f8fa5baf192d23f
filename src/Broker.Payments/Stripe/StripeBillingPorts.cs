using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Payments.Ports;

namespace Broker.Payments.Stripe;

/// <summary>Stripe's invoices and subscriptions as ports.</summary>
internal sealed class StripeBillingPorts(IStripeClient stripe) : IInvoicesPort, ISubscriptionsPort
{
    ValueTask<ApiResult<Invoice>> IInvoicesPort.TryCreateAsync(InvoiceRequest request, OperationKey key, CancellationToken cancellationToken) =>
        stripe.Invoices.TryCreateAsync(request, key, cancellationToken);

    ValueTask<ApiResult<Invoice>> IInvoicesPort.TryGetAsync(InvoiceId invoice, CancellationToken cancellationToken) => stripe.Invoices.TryGetAsync(invoice, cancellationToken);

    ValueTask<ApiResult<Invoice>> IInvoicesPort.TryFinalizeAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken) =>
        stripe.Invoices.TryFinalizeAsync(invoice, key, cancellationToken);

    ValueTask<ApiResult<Invoice>> IInvoicesPort.TryPayAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken) =>
        stripe.Invoices.TryPayAsync(invoice, key, cancellationToken: cancellationToken);

    ValueTask<ApiResult<Invoice>> IInvoicesPort.TryVoidAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken) =>
        stripe.Invoices.TryVoidAsync(invoice, key, cancellationToken);

    ValueTask<ApiResult<Invoice>> IInvoicesPort.TryMarkUncollectibleAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken) =>
        stripe.Invoices.TryMarkUncollectibleAsync(invoice, key, cancellationToken);

    ValueTask<ApiResult<Subscription>> ISubscriptionsPort.TryCreateAsync(SubscriptionRequest request, OperationKey key, CancellationToken cancellationToken) =>
        stripe.Subscriptions.TryCreateAsync(request, key, cancellationToken);

    ValueTask<ApiResult<Subscription>> ISubscriptionsPort.TryGetAsync(SubscriptionId subscription, CancellationToken cancellationToken) =>
        stripe.Subscriptions.TryGetAsync(subscription, cancellationToken);

    // Ending now is a deletion, which carries no key; ending with the period is a change, which does.
    ValueTask<ApiResult<Subscription>> ISubscriptionsPort.TryCancelAsync(SubscriptionId subscription, bool atPeriodEnd, OperationKey key, CancellationToken cancellationToken) => atPeriodEnd
        ? stripe.Subscriptions.TryUpdateAsync(subscription, new StripeSubscriptionUpdate { CancelsAtPeriodEnd = true }, key, cancellationToken)
        : stripe.Subscriptions.TryCancelAsync(subscription, cancellationToken: cancellationToken);

    ValueTask<ApiResult<Subscription>> ISubscriptionsPort.TryResumeAsync(SubscriptionId subscription, OperationKey key, CancellationToken cancellationToken) =>
        stripe.Subscriptions.TryResumeAsync(subscription, key, cancellationToken);
}
