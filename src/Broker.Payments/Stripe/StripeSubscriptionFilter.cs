using Broker.Core.Identity;

namespace Broker.Payments.Stripe;

/// <summary>Which subscriptions to list.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeSubscriptionFilter : StripeCreatedFilter
{
    /// <summary>Only those of this payer; null for all.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>Only those with this price; null for all.</summary>
    public string? Price { get; init; }

    /// <summary>Only those of this status, raw; also <c>ended</c> and <c>all</c>. Null for all that are not canceled.</summary>
    public string? Status { get; init; }
}
