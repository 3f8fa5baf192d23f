using System.Diagnostics;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Engine;

namespace Broker.Orchestration.Sqlite.Writing;

/// <summary>
/// Puts concurrent writes into one transaction and one sync. A caller that finds the writer idle writes by itself; everyone who comes meanwhile
/// queues, and a background thread takes the queue as one group.
/// </summary>
internal sealed class GroupCommitter : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<WriteRequest> queue = new();
    private readonly SemaphoreSlim handedOver = new(0);
    private readonly List<WriteRequest> group = [];
    private readonly List<WriteRequest> single = [];
    private readonly CommitWriter writer;
    private readonly LogKeeper log;
    private readonly GatherPace pace = new();
    private readonly int maxGroup;
    private readonly Thread thread;
    private readonly SemaphoreSlim idle = new(0);
    private int waiting;
    private bool busy;
    private bool closing;
    private Exception? fatal;

    internal GroupCommitter(CommitWriter writer, LogKeeper log, int maxGroup)
    {
        this.writer = writer;
        this.log = log;
        this.maxGroup = maxGroup;
        thread = new Thread(Drain) { IsBackground = true, Name = "Broker journal writer" };
        thread.Start();
    }

    /// <summary>How many transactions were committed; each is one sync.</summary>
    internal long Groups { get; private set; }

    internal bool IsBusy
    {
        get
        {
            lock (gate)
            {
                return busy;
            }
        }
    }

    /// <summary>Writes a request, now or with the next group.</summary>
    internal ValueTask<TAnswer> SubmitAsync<TAnswer>(WriteRequest<TAnswer> request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<TAnswer>(cancellationToken);
        }

        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closing, typeof(SqliteCaseJournal));
            if (busy)
            {
                request.MakeWaiter();
                queue.Enqueue(request);
                Volatile.Write(ref waiting, queue.Count);
            }
            else
            {
                busy = true;
            }
        }

        if (request.IsQueued)
        {
            return cancellationToken.CanBeCanceled ? WaitAsync(request, cancellationToken) : request.ToValueTask();
        }

        single.Add(request);
        RunGroup(single);
        single.Clear();
        HandOver();
        return request.ToValueTask();
    }

    /// <summary>Takes nothing new and returns when everything that was queued is written.</summary>
    internal async ValueTask CloseAsync()
    {
        bool isIdle;
        lock (gate)
        {
            closing = true;
            isIdle = !busy;
        }

        if (!isIdle)
        {
            await idle.WaitAsync().ConfigureAwait(false);
        }

        handedOver.Release();
        thread.Join();
    }

    public void Dispose()
    {
        handedOver.Dispose();
        idle.Dispose();
    }

    private static async ValueTask<TAnswer> WaitAsync<TAnswer>(WriteRequest<TAnswer> request, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var queued = (WriteRequest<TAnswer>)state!;
                if (queued.TryCancel())
                {
                    queued.CancelWaiter(token);
                }
            },
            request);
        return await request.ToValueTask().ConfigureAwait(false);
    }

    // The caller that wrote by itself goes on at once; who queued meanwhile is the thread's business, and so is a log that has grown long.
    private void HandOver()
    {
        lock (gate)
        {
            if (queue.Count == 0 && !log.IsDue)
            {
                BecomeIdle();
                return;
            }
        }

        handedOver.Release();
    }

    private void BecomeIdle()
    {
        busy = false;
        if (closing)
        {
            idle.Release();
        }
    }

    private void Drain()
    {
        while (true)
        {
            handedOver.Wait();
            lock (gate)
            {
                if (!busy)
                {
                    return;
                }
            }

            while (TakeGroup())
            {
                long begin = Stopwatch.GetTimestamp();
                RunGroup(group);
                int expected;
                lock (gate)
                {
                    expected = Math.Min(maxGroup, group.Count + queue.Count);
                }

                pace.Measured(Stopwatch.GetElapsedTime(begin));
                group.Clear();
                KeepLog();
                Gather(expected);
            }
        }
    }

    private bool TakeGroup()
    {
        lock (gate)
        {
            while (group.Count < maxGroup && queue.TryDequeue(out WriteRequest? request))
            {
                if (request.TryTake())
                {
                    group.Add(request);
                }
            }

            Volatile.Write(ref waiting, queue.Count);
            if (group.Count == 0 && !log.IsDue)
            {
                BecomeIdle();
                return false;
            }

            return true;
        }
    }

    // Callers that were just answered often come straight back. Meeting them costs less than the sync that a half-empty group would take.
    private void Gather(int expected)
    {
        TimeSpan limit = pace.Limit;
        if (expected <= 1 || limit <= TimeSpan.Zero)
        {
            pace.Skipped();
            return;
        }

        long begin = Stopwatch.GetTimestamp();
        bool complete;
        do
        {
            Thread.Yield();
            complete = Volatile.Read(ref waiting) >= expected;
        }
        while (!complete && Stopwatch.GetElapsedTime(begin) < limit);
        pace.Gathered(complete);
    }

    private void RunGroup(List<WriteRequest> members)
    {
        if (members.Count == 0)
        {
            return;
        }

        if (fatal is not null)
        {
            Refuse(members, fatal);
            return;
        }

        try
        {
            writer.Begin();
            foreach (WriteRequest member in members)
            {
                member.ApplyInGroup(writer);
            }

            writer.Commit();
            Groups++;
        }
        catch (Exception error)
        {
            writer.RollBack();
            Recover(members, error);
            return;
        }

        log.Wrote();
        foreach (WriteRequest member in members)
        {
            member.Complete();
        }
    }

    // Nobody knows which member spoiled the group, so each is tried alone: the good ones are stored, the bad one hears why.
    private void Recover(List<WriteRequest> members, Exception error)
    {
        if (Fault.IsFatal(error))
        {
            fatal = new JournalStorageException(error.Message + " This process stores nothing more until the journal is opened again.", error.InnerException);
            Refuse(members, error);
            return;
        }

        if (members.Count == 1)
        {
            members[0].Fail(error);
            return;
        }

        foreach (WriteRequest member in members)
        {
            RunGroup([member]);
        }
    }

    private static void Refuse(List<WriteRequest> members, Exception error)
    {
        foreach (WriteRequest member in members)
        {
            member.Fail(error);
        }
    }

    private void KeepLog()
    {
        if (!log.IsDue)
        {
            return;
        }

        try
        {
            log.CopyBack();
        }
        catch (JournalStorageException error)
        {
            // The commits are safe in the log. A disk that cannot take the copy is met again by the next commit.
            if (Fault.IsFatal(error))
            {
                fatal = error;
            }
        }
    }
}
