using System.Collections.Concurrent;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Schema;

namespace Broker.Orchestration.Sqlite.Reading;

/// <summary>Connections for readers, apart from the writer's: reads neither wait for a commit nor make one wait.</summary>
internal sealed class ReadPool(string path, TimeSpan busyTimeout) : IDisposable
{
    private const int Kept = 4;
    private readonly ConcurrentBag<ReadConnection> idle = [];
    private volatile bool disposed;

    /// <summary>Checks the file and keeps the connection it was checked with.</summary>
    internal void Check() => idle.Add(new ReadConnection(JournalFile.OpenForReading(path, busyTimeout, check: true)));

    internal ValueTask<TAnswer> ReadAsync<TAsked, TAnswer>(Func<ReadConnection, TAsked, TAnswer> read, TAsked asked, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<TAnswer>(cancellationToken);
        }

        try
        {
            return new ValueTask<TAnswer>(Read(read, asked));
        }
        catch (JournalException error)
        {
            return ValueTask.FromException<TAnswer>(error);
        }
    }

    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out ReadConnection? connection))
        {
            connection.Dispose();
        }
    }

    private TAnswer Read<TAsked, TAnswer>(Func<ReadConnection, TAsked, TAnswer> read, TAsked asked)
    {
        ObjectDisposedException.ThrowIf(disposed, typeof(SqliteCaseJournal));
        ReadConnection connection = idle.TryTake(out ReadConnection? known)
            ? known
            : new ReadConnection(JournalFile.OpenForReading(path, busyTimeout, check: false));
        bool good = false;
        try
        {
            TAnswer answer = read(connection, asked);
            good = true;
            return answer;
        }
        finally
        {
            if (good && !disposed && idle.Count < Kept)
            {
                idle.Add(connection);
            }
            else
            {
                connection.Settle();
                connection.Dispose();
            }
        }
    }
}
