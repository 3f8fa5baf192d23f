namespace Broker.Orchestration.Journal;

/// <summary>The right to decide and to act, held by one node until it expires.</summary>
/// <param name="Node">Who holds it.</param>
/// <param name="Epoch">The fencing epoch: a commit with a lower one is refused.</param>
/// <param name="ExpiresAt">When it ends unless it is renewed.</param>
public sealed record JournalLease(string Node, long Epoch, DateTimeOffset ExpiresAt);
