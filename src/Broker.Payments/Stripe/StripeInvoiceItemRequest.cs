using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>A charge to be put on an invoice.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeInvoiceItemRequest
{
    /// <summary>Who pays.</summary>
    public required PayerId Payer { get; init; }

    /// <summary>How much; negative for a credit.</summary>
    public required Money Amount { get; init; }

    /// <summary>What the payer sees; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>The draft it goes on; null to wait for the next invoice.</summary>
    public InvoiceId? Invoice { get; init; }

    /// <summary>The subscription whose next invoice takes it; null for any.</summary>
    public SubscriptionId? Subscription { get; init; }

    /// <summary>Our own reference; it comes back with every read and event. Null for none.</summary>
    public string? Reference { get; init; }

    /// <summary>Further name and value pairs to travel with it. No secrets and no card data.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
