namespace Broker.MetaTrader.Sequencing;

/// <summary>The turn of one account: one call at a time, the others wait in their order.</summary>
internal sealed class AccountQueue : IDisposable
{
    private const int Retired = int.MinValue;

    private readonly SemaphoreSlim gate = new(1, 1);
    private int calls;

    /// <summary>Takes a place; false when <paramref name="limit"/> calls are running and waiting, or when the queue was retired meanwhile.</summary>
    internal bool TryTakePlace(int limit, out bool retired)
    {
        int now = Interlocked.Increment(ref calls);
        retired = now < 0;
        if (!retired && now <= limit)
        {
            return true;
        }

        // A retired queue is thrown away, so its count does not matter any more.
        if (!retired)
        {
            Interlocked.Decrement(ref calls);
        }

        return false;
    }

    /// <summary>Waits for the turn. The place is given up when the wait ends without it.</summary>
    internal Task WaitAsync(CancellationToken cancellationToken) => gate.WaitAsync(cancellationToken);

    /// <summary>True when the turn was free and is now taken.</summary>
    internal bool TryEnter() => gate.Wait(0, CancellationToken.None);

    internal void Exit()
    {
        gate.Release();
        GiveUpPlace();
    }

    internal void GiveUpPlace() => Interlocked.Decrement(ref calls);

    /// <summary>Ends an idle queue; false when somebody uses it.</summary>
    internal bool TryRetire() => Interlocked.CompareExchange(ref calls, Retired, 0) == 0;

    public void Dispose() => gate.Dispose();
}
