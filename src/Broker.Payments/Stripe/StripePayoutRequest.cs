using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>A payout of the account's own money to its own bank.</summary>
/// <remarks>contracts/payments.md a7, a8. Stripe cannot say what is inside a payout made this way.</remarks>
public sealed record StripePayoutRequest
{
    /// <summary>How much; some currencies leave in whole units only.</summary>
    public required Money Amount { get; init; }

    /// <summary>The id of the bank account; null for the currency's usual one.</summary>
    public string? Destination { get; init; }

    /// <summary>How fast: <c>standard</c> or <c>instant</c>; null for standard.</summary>
    public string? Method { get; init; }

    /// <summary>What the bank's statement shows; null for Stripe's default.</summary>
    public string? StatementText { get; init; }

    /// <summary>A text for ourselves; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>Our own reference; it comes back with every read and event. Null for none.</summary>
    public string? Reference { get; init; }

    /// <summary>Further name and value pairs to travel with it. No secrets and no card data.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
