using Broker.Core.Identity;

namespace Broker.Payments.Stripe;

/// <summary>Which Checkout sessions to list.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeCheckoutFilter : StripeCreatedFilter
{
    /// <summary>Only those of this payer; null for all.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>Only the one that made this payment; null for all.</summary>
    public PaymentId? Payment { get; init; }

    /// <summary>Only the one that made this subscription; null for all.</summary>
    public SubscriptionId? Subscription { get; init; }

    /// <summary>Only those of this status, raw; null for all.</summary>
    public string? Status { get; init; }
}
