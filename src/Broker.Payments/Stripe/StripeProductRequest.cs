namespace Broker.Payments.Stripe;

/// <summary>A thing to be sold, or a change to one: then null leaves as it is and an empty text clears.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeProductRequest
{
    /// <summary>What the payer sees; needed to make one.</summary>
    public string? Name { get; init; }

    /// <summary>More of it; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>False to sell it no more.</summary>
    public bool? IsActive { get; init; }

    /// <summary>The id of its usual price; only for a change.</summary>
    public string? DefaultPrice { get; init; }

    /// <summary>Further name and value pairs to travel with it. No secrets and no card data.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
