namespace Broker.Bench.Journal;

/// <summary>All journals; each gets its own table beside raw SQLite writing the same rows.</summary>
internal static class JournalEntries
{
    public static IReadOnlyList<IJournalEntry> All { get; } = [new LockedCommitsEntry(), new SqliteJournalEntry()];
}
