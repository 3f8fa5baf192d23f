namespace Broker.Payments.Stripe;

/// <summary>A change to a price. Null leaves as it is, an empty text clears.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripePriceUpdate
{
    /// <summary>False to use it for new things no more.</summary>
    public bool? IsActive { get; init; }

    /// <summary>A name for ourselves.</summary>
    public string? Nickname { get; init; }

    /// <summary>A stable name to find it by.</summary>
    public string? LookupKey { get; init; }

    /// <summary>Pairs to set; an empty value removes the pair.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
