namespace Broker.Testing.Hosting;

/// <summary>What happens later on a simulator's clock; while something falls due, the time is when it fell due.</summary>
internal sealed class DueActions(TimeProvider clock)
{
    // What a settlement ends at once (banks, refunds, reports), and what only time brings (renewals, expiries, due dates).
    private readonly PriorityQueue<Action, DateTimeOffset> _settling = new();
    private readonly PriorityQueue<Action, DateTimeOffset> _scheduled = new();
    private DateTimeOffset? _asOf;

    public DateTimeOffset Now => _asOf ?? clock.GetUtcNow();

    /// <summary>Does something later that a settlement ends at once.</summary>
    public void Later(TimeSpan delay, Action action) => _settling.Enqueue(action, Now + delay);

    /// <summary>Does something at a time of the simulator's clock, and never before.</summary>
    public void At(DateTimeOffset time, Action action) => _scheduled.Enqueue(action, time);

    public void RunDue()
    {
        var now = clock.GetUtcNow();
        while (true)
        {
            var settles = _settling.TryPeek(out _, out var settling) && settling <= now;
            var starts = _scheduled.TryPeek(out _, out var scheduled) && scheduled <= now;
            if (!settles && !starts)
            {
                return;
            }

            var first = settles && (!starts || settling <= scheduled);
            Run(first ? _settling.Dequeue() : _scheduled.Dequeue(), first ? settling : scheduled);
        }
    }

    /// <summary>Ends what others take their time for.</summary>
    public void Settle()
    {
        while (_settling.TryDequeue(out var action, out _))
        {
            action();
        }
    }

    public void Clear()
    {
        _settling.Clear();
        _scheduled.Clear();
    }

    private void Run(Action action, DateTimeOffset at)
    {
        _asOf = at;
        try
        {
            action();
        }
        finally
        {
            _asOf = null;
        }
    }
}
