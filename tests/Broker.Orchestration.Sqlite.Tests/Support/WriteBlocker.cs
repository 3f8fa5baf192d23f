using Broker.Orchestration.Sqlite.Engine;

namespace Broker.Orchestration.Sqlite.Tests.Support;

/// <summary>Holds SQLite's write lock from outside, so that a test decides when the writer goes on and what has queued until then.</summary>
internal sealed class WriteBlocker : IDisposable
{
    private readonly Database database;

    internal WriteBlocker(string path)
    {
        database = Database.Open(path, readOnly: false, TimeSpan.FromMinutes(1));
        database.Execute("BEGIN IMMEDIATE");
    }

    public void Dispose()
    {
        database.RollBack();
        database.Dispose();
    }

    /// <summary>Starts a first write that meets the lock, then queues the others behind it, then lets go.</summary>
    internal static async Task<Task<T>[]> GroupAsync<T>(SqliteCaseJournal journal, Func<Task> first, IEnumerable<Func<Task<T>>> others)
    {
        Task<T>[] queued;
        Task head;

        // The writer may still be tidying up after the last test step; then the first write below would not be the one that meets the lock.
        while (journal.IsWriting)
        {
            await Task.Yield();
        }

        using (new WriteBlocker(journal.Path))
        {
            head = Task.Run(first);
            while (!journal.IsWriting)
            {
                await Task.Yield();
            }

            queued = [.. others.Select(static other => other())];
        }

        await head;
        await Task.WhenAll(queued.Select(static task => task.ContinueWith(static _ => { }, TaskScheduler.Default)));
        return queued;
    }
}
