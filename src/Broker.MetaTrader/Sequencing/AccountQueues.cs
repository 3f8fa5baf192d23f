using System.Collections.Concurrent;
using Broker.Core.Errors;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Sequencing;

/// <summary>
/// Serializes the calls of one account, since calls side by side break its link to the trade server. Different accounts do not know of one another: a slow one
/// holds up only itself.
/// </summary>
internal sealed class AccountQueues(int limit, TimeSpan longestWait, TimeProvider time)
{
    internal const int MostIdle = 10_000;

    private readonly ConcurrentDictionary<AccountId, AccountQueue> queues = new();
    private int sweeping;

    /// <summary>How many accounts are remembered.</summary>
    internal int Count => queues.Count;

    /// <summary>Waits for the account's turn. Null when it is given: then <see cref="Exit"/> must follow.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled while waiting; nothing was sent.</exception>
    internal ValueTask<QueueRefusal?> EnterAsync(AccountId account, out AccountQueue queue, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            if (!queues.TryGetValue(account, out queue!))
            {
                SweepWhenFull();
                queue = queues.GetOrAdd(account, static _ => new AccountQueue());
            }

            if (queue.TryTakePlace(limit, out bool retired))
            {
                return queue.TryEnter() ? default : WaitAsync(queue, cancellationToken);
            }

            if (!retired)
            {
                return new(new QueueRefusal(ErrorKind.RateLimited, $"{limit} calls of this account are running or waiting already, the limit of MaxQueuedCallsPerAccount. Make fewer calls at once; calls of one account are made one after the other."));
            }
        }
    }

    internal static void Exit(AccountQueue queue) => queue.Exit();

    private async ValueTask<QueueRefusal?> WaitAsync(AccountQueue queue, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(longestWait, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await queue.WaitAsync(linked.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException exception)
        {
            queue.GiveUpPlace();
            return cancellationToken.IsCancellationRequested
                ? throw new OperationCanceledException("The caller cancelled the call while it waited for its account's turn.", exception, cancellationToken)
                : new QueueRefusal(ErrorKind.Timeout, "The calls before this one took the whole time limit. Nothing was sent; see which call of the account is slow.");
        }
    }

    private void SweepWhenFull()
    {
        if (queues.Count < MostIdle || Interlocked.Exchange(ref sweeping, 1) == 1)
        {
            return;
        }

        foreach ((AccountId account, AccountQueue queue) in queues)
        {
            if (queue.TryRetire() && queues.TryRemove(new KeyValuePair<AccountId, AccountQueue>(account, queue)))
            {
                queue.Dispose();
            }
        }

        Volatile.Write(ref sweeping, 0);
    }
}
