using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>A reduction of a final invoice.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeCreditNote
{
    /// <summary>Its id, <c>cn_...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The number the payer sees; null for none.</summary>
    public string? Number { get; init; }

    /// <summary>The invoice it reduces.</summary>
    public required Expandable<Invoice> Invoice { get; init; }

    /// <summary>Its <c>status</c>, raw: <c>issued</c> or <c>void</c>.</summary>
    public required string RawState { get; init; }

    /// <summary>By how much.</summary>
    public required Money Amount { get; init; }

    /// <summary>Why, in Stripe's code; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>Our own reference; null when it carries none.</summary>
    public string? Reference { get; init; }

    /// <summary>All name and value pairs that travel with it, the reference included.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Broker.Payments.Payment.EmptyMetadata;

    /// <summary>When it was made, by Stripe's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was taken back; null while it counts.</summary>
    public DateTimeOffset? VoidedAt { get; init; }
}
