using Broker.Core.Identity;

namespace Broker.Payments.Stripe;

/// <summary>Which invoices to list.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeInvoiceFilter : StripeCreatedFilter
{
    /// <summary>Only those of this payer; null for all.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>Only those of this subscription; null for all.</summary>
    public SubscriptionId? Subscription { get; init; }

    /// <summary>Only those in this state; null for all.</summary>
    public InvoiceState? State { get; init; }
}
