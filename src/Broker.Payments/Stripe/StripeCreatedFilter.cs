namespace Broker.Payments.Stripe;

/// <summary>The part of a filter that nearly every list has.</summary>
/// <remarks>contracts/payments.md a2, a4.</remarks>
public abstract record StripeCreatedFilter
{
    /// <summary>Only what was made at this second or later; null for all.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Only what was made before this second; null for all.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }
}
