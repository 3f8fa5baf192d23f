namespace Broker.Bench.Journal;

/// <summary>A journal: many callers, each waits until its own transition is durable.</summary>
internal interface IJournalContender : IAsyncDisposable
{
    /// <summary>Makes one transition durable. <paramref name="caller"/> is stable for one caller, so it can stand for a case or a lane.</summary>
    Task CommitAsync(int caller);

    /// <summary>Runs before each block and is not counted: a checkpoint, where the journal leaves that to its host.</summary>
    Task BetweenBlocksAsync() => Task.CompletedTask;
}
