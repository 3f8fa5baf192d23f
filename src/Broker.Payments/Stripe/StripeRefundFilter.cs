using Broker.Core.Identity;

namespace Broker.Payments.Stripe;

/// <summary>Which refunds to list.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeRefundFilter : StripeCreatedFilter
{
    /// <summary>Only those of this payment; null for all.</summary>
    public PaymentId? Payment { get; init; }

    /// <summary>Only those of this charge; null for all.</summary>
    public string? Charge { get; init; }
}
