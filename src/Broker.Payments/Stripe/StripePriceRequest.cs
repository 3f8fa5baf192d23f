using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>A price to be made. The amount of a price never changes: make another one.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripePriceRequest
{
    /// <summary>The id of the product.</summary>
    public required string Product { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>How much each costs, in units of the currency; up to twelve digits after the currency's smallest unit.</summary>
    public required decimal UnitAmount { get; init; }

    /// <summary>The period: <c>day</c>, <c>week</c>, <c>month</c>, <c>year</c>; null for a single charge.</summary>
    public string? Interval { get; init; }

    /// <summary>How many of them make one period; null for one.</summary>
    public long? IntervalCount { get; init; }

    /// <summary>A name for ourselves; null for none.</summary>
    public string? Nickname { get; init; }

    /// <summary>A stable name to find it by; null for none.</summary>
    public string? LookupKey { get; init; }

    /// <summary>Further name and value pairs to travel with it. No secrets and no card data.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
