using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite;

namespace Broker.Bench.Journal;

/// <summary>The journal of Broker.Orchestration.Sqlite; each caller moves a case of its own.</summary>
internal sealed class SqliteJournal(SqliteCaseJournal journal, JournalLease lease) : IJournalContender
{
    private readonly long[] versions = new long[1024];

    public async Task CommitAsync(int caller) => await journal.CommitAsync(SqliteTransition.Commit(caller, ++versions[caller], lease));

    public async Task BetweenBlocksAsync() => await journal.CheckpointAsync();

    public ValueTask DisposeAsync() => journal.DisposeAsync();
}
