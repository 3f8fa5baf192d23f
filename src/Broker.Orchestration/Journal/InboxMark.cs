namespace Broker.Orchestration.Journal;

/// <summary>A change to an inbox item.</summary>
/// <param name="Id">The item.</param>
/// <param name="Status">Its new status.</param>
/// <param name="DueAt">When it is looked at again, for items that stay.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record InboxMark(string Id, InboxStatus Status, DateTimeOffset DueAt, int Attempts);
