using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>A charge that waits for an invoice, or stands on a draft.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeInvoiceItem
{
    /// <summary>Its id, <c>ii_...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>How much; negative for a credit.</summary>
    public required Money Amount { get; init; }

    /// <summary>What the payer sees; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>Who pays.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The invoice it stands on; null while it waits.</summary>
    public InvoiceId? Invoice { get; init; }

    /// <summary>Our own reference; null when it carries none.</summary>
    public string? Reference { get; init; }

    /// <summary>All name and value pairs that travel with it, the reference included.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = Broker.Payments.Payment.EmptyMetadata;
}
