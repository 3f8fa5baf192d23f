using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>What a product costs, once or each period.</summary>
/// <remarks>contracts/payments.md a3, a7: twelve digits after the smallest unit.</remarks>
public sealed record StripePrice
{
    /// <summary>Its id, <c>price_...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What is sold.</summary>
    public Expandable<StripeProduct>? Product { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>How much each costs, in units of the currency and not rounded: it may have more digits than money has. Null for tiered prices.</summary>
    public decimal? UnitAmount { get; init; }

    /// <summary>False when it cannot be used for new things.</summary>
    public bool IsActive { get; init; }

    /// <summary>The period, raw: <c>day</c>, <c>week</c>, <c>month</c>, <c>year</c>; null for a single charge.</summary>
    public string? Interval { get; init; }

    /// <summary>How many of them make one period; null for a single charge.</summary>
    public long? IntervalCount { get; init; }

    /// <summary>A name for ourselves; null for none.</summary>
    public string? Nickname { get; init; }

    /// <summary>A stable name to find it by; null for none.</summary>
    public string? LookupKey { get; init; }

    /// <summary>All name and value pairs that travel with it, the reference included.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Broker.Payments.Payment.EmptyMetadata;

    /// <summary>True for real money.</summary>
    public required bool LiveMode { get; init; }
}
