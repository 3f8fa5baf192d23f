namespace Broker.Payments.Stripe;

/// <summary>A thing that is sold.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeProduct
{
    /// <summary>Its id, <c>prod_...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the payer sees.</summary>
    public required string Name { get; init; }

    /// <summary>More of it; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>False when it is not sold any more.</summary>
    public bool IsActive { get; init; }

    /// <summary>Its usual price; null for none.</summary>
    public Expandable<StripePrice>? DefaultPrice { get; init; }

    /// <summary>All name and value pairs that travel with it, the reference included.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Broker.Payments.Payment.EmptyMetadata;

    /// <summary>True for real money.</summary>
    public required bool LiveMode { get; init; }
}
