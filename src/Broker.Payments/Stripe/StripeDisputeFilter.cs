using Broker.Core.Identity;

namespace Broker.Payments.Stripe;

/// <summary>Which disputes to list.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeDisputeFilter : StripeCreatedFilter
{
    /// <summary>Only those about this payment; null for all.</summary>
    public PaymentId? Payment { get; init; }

    /// <summary>Only those about this charge; null for all.</summary>
    public string? Charge { get; init; }
}
