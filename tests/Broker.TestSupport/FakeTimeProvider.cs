namespace Broker.TestSupport;

/// <summary>A clock that moves only when a test moves it. Timers fire inside <see cref="Advance"/>, in due order.</summary>
public sealed class FakeTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now = start;

    public FakeTimeProvider()
        : this(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>
    /// Moves the clock by itself on every wait of a timer below 25 s, so that a retry loop runs through without a driver. A time limit that short is run through as
    /// well, perhaps before anything was sent: switch it off there, and move the clock when the request has arrived.
    /// </summary>
    public bool AutoAdvance { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by) => AdvanceTo(GetUtcNow() + by);

    /// <summary>The number of timers waiting: lets a test wait until the code under test is asleep.</summary>
    public int WaitingTimers
    {
        get
        {
            lock (gate)
            {
                return timers.Count;
            }
        }
    }

    private void AdvanceTo(DateTimeOffset target)
    {
        while (true)
        {
            FakeTimer? next;
            lock (gate)
            {
                next = timers.Where(t => t.Due <= target).MinBy(t => t.Due);
                if (next is null)
                {
                    // Two threads may move the clock at once, and it never goes back.
                    now = target > now ? target : now;
                    return;
                }

                now = next.Due > now ? next.Due : now;
                next.Reschedule(now);
            }

            next.Fire();
        }
    }

    private sealed class FakeTimer(FakeTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;
        private bool disposed;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            DateTimeOffset due;
            lock (owner.gate)
            {
                if (disposed)
                {
                    return false;
                }

                owner.timers.Remove(this);
                period = newPeriod;
                due = owner.now;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    due = Due = owner.now + dueTime;
                    owner.timers.Add(this);
                }
            }

            if (owner.AutoAdvance && dueTime > TimeSpan.Zero && dueTime < TimeSpan.FromSeconds(25))
            {
                _ = Task.Run(() => owner.AdvanceTo(due));
            }

            return true;
        }

        public void Reschedule(DateTimeOffset at)
        {
            owner.timers.Remove(this);
            if (period > TimeSpan.Zero)
            {
                Due = at + period;
                owner.timers.Add(this);
            }
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (owner.gate)
            {
                disposed = true;
                owner.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
