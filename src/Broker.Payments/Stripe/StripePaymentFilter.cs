using Broker.Core.Identity;

namespace Broker.Payments.Stripe;

/// <summary>Which payments to list.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripePaymentFilter : StripeCreatedFilter
{
    /// <summary>Only those of this payer; null for all.</summary>
    public PayerId? Payer { get; init; }
}
