using Broker.Bench.Measuring;

namespace Broker.Bench.Journal;

/// <summary>The obvious journal as a yardstick.</summary>
internal sealed class LockedCommitsEntry : IJournalEntry
{
    public string Name => "a lock, one commit each";

    public ContenderKind Kind => ContenderKind.Reference;

    public IRawTransition CreateRaw() => new AppendedRow();

    public Task<IJournalContender> OpenAsync(string directory, CancellationToken cancellationToken)
    {
        RawSqlite sqlite = new(Path.Combine(directory, "locked.db"), new AppendedRow());
        sqlite.GrowLog();
        return Task.FromResult<IJournalContender>(new LockedCommits(sqlite));
    }
}
