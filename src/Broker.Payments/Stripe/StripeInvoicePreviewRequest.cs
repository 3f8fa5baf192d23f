using Broker.Core.Identity;

namespace Broker.Payments.Stripe;

/// <summary>What an invoice would be, without making one.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeInvoicePreviewRequest
{
    /// <summary>Who would pay; null takes the payer of the subscription.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The subscription to preview; null for a new one.</summary>
    public SubscriptionId? Subscription { get; init; }

    /// <summary>What the subscription would charge for; empty for what it charges now.</summary>
    public IReadOnlyList<SubscriptionItem> Items { get; init; } = [];

    /// <summary>Further charges.</summary>
    public IReadOnlyList<InvoiceLine> Lines { get; init; } = [];
}
