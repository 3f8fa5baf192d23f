using Broker.TestSupport;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>The clock of a test, which knows how many waits end by it. Time limits are not among them.</summary>
internal sealed class DelayCountingClock(FakeTimeProvider inner) : TimeProvider
{
    private int waiting;

    /// <summary>How many waits there are.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        return state is CancellationTokenSource ? inner.CreateTimer(callback, state, dueTime, period) : new Wait(this, inner, callback, state, dueTime, period);
    }

    private sealed class Wait : ITimer
    {
        private readonly DelayCountingClock clock;
        private readonly TimerCallback callback;
        private readonly ITimer timer;
        private int isOver;

        internal Wait(DelayCountingClock clock, FakeTimeProvider inner, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (this.clock, this.callback) = (clock, callback);
            Interlocked.Increment(ref clock.waiting);
            timer = inner.CreateTimer(Ring, state, dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            End();
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            End();
            return timer.DisposeAsync();
        }

        // Before whoever waits goes on.
        private void Ring(object? state)
        {
            End();
            callback(state);
        }

        private void End()
        {
            if (Interlocked.Exchange(ref isOver, 1) == 0)
            {
                Interlocked.Decrement(ref clock.waiting);
            }
        }
    }
}
