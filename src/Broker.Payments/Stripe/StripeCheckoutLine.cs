using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>One line of a Checkout page: either a price that exists, or a name and an amount.</summary>
/// <remarks>contracts/payments.md a3.</remarks>
public sealed record StripeCheckoutLine
{
    /// <summary>The id of a price; null to give a name and an amount instead.</summary>
    public string? Price { get; init; }

    /// <summary>What the payer sees; needed without a price.</summary>
    public string? Name { get; init; }

    /// <summary>How much each costs; needed without a price.</summary>
    public Money? Amount { get; init; }

    /// <summary>How many. Default 1.</summary>
    public long Quantity { get; init; } = 1;
}
