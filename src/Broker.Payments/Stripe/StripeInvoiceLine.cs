using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>A line of an invoice as Stripe keeps it.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeInvoiceLine
{
    /// <summary>Its id, <c>il_...</c>.</summary>
    public required string Id { get; init; }

    /// <summary>How much for the whole line.</summary>
    public required Money Amount { get; init; }

    /// <summary>What the payer sees; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>How many; null where it was not told.</summary>
    public long? Quantity { get; init; }

    /// <summary>The id of the price; null for a free amount.</summary>
    public string? Price { get; init; }

    /// <summary>The subscription it was made for; null for none.</summary>
    public SubscriptionId? Subscription { get; init; }

    /// <summary>The start of the period it charges; null when it was not told.</summary>
    public DateTimeOffset? PeriodStart { get; init; }

    /// <summary>The end of that period; null when it was not told.</summary>
    public DateTimeOffset? PeriodEnd { get; init; }
}
