using Broker.Core.Monetary;

namespace Broker.Payments.Stripe;

/// <summary>What the account holds, by currency. Currencies are never added up.</summary>
/// <remarks>contracts/payments.md a8.</remarks>
public sealed record StripeBalance
{
    /// <summary>What can be paid out now.</summary>
    public required IReadOnlyList<Money> Available { get; init; }

    /// <summary>What becomes available later; negative where more goes out than in.</summary>
    public required IReadOnlyList<Money> Pending { get; init; }

    /// <summary>What is held back for connected accounts.</summary>
    public IReadOnlyList<Money> Reserved { get; init; } = [];

    /// <summary>True for real money.</summary>
    public required bool LiveMode { get; init; }
}
