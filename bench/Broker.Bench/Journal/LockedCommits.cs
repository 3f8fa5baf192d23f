namespace Broker.Bench.Journal;

/// <summary>The obvious journal: a lock, and one commit for each transition.</summary>
internal sealed class LockedCommits(RawSqlite sqlite) : IJournalContender
{
    private readonly SemaphoreSlim gate = new(1, 1);

    public async Task CommitAsync(int caller)
    {
        await gate.WaitAsync();
        try
        {
            sqlite.Commit(1);
        }
        finally
        {
            gate.Release();
        }
    }

    public Task BetweenBlocksAsync()
    {
        sqlite.RestartLog();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        gate.Dispose();
        sqlite.Dispose();
        return ValueTask.CompletedTask;
    }
}
