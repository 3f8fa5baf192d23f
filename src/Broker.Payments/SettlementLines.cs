namespace Broker.Payments;

/// <summary>What is inside a settlement payout.</summary>
/// <param name="IsAttributable">False when the provider cannot say what is inside, as with Stripe's manual payouts: then there are no lines, and that is no error.</param>
/// <param name="Lines">The lines.</param>
public sealed record SettlementLines(bool IsAttributable, IReadOnlyList<SettlementLine> Lines);
