namespace Broker.Payments.Stripe;

/// <summary>Which products to list.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeProductFilter : StripeCreatedFilter
{
    /// <summary>Only active ones, or only others; null for all.</summary>
    public bool? IsActive { get; init; }
}
