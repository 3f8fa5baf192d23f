using Broker.Core.Monetary;

namespace Broker.Payments.Timelines;

/// <summary>Where one dispute about a payment stands. Money moves apart from its state.</summary>
/// <param name="Id">The provider's id of it.</param>
/// <param name="State">Its neutral state.</param>
/// <param name="RawState">The provider's own word.</param>
/// <param name="Amount">How much is disputed; null when no fact told.</param>
/// <param name="FundsWithdrawn">What was taken, over all rounds; null when nothing was.</param>
/// <param name="FundsReinstated">What was given back; null when nothing was.</param>
public sealed record DisputeRecord(string Id, DisputeState State, string RawState, Money? Amount, Money? FundsWithdrawn, Money? FundsReinstated);
