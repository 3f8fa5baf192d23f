using Broker.Core.Errors;

namespace Broker.Core.Pipeline;

/// <summary>Spaces attempts evenly: each takes the next free slot and waits for it. One interlocked step per call, no queue; a timer only for those who wait.</summary>
internal sealed class Pace
{
    private readonly TimeProvider time;
    private readonly long interval;
    private readonly long burst;
    private long nextSlot;

    internal Pace(int perSecond, TimeProvider time)
    {
        this.time = time;
        interval = Math.Max(1, time.TimestampFrequency / perSecond);
        burst = time.TimestampFrequency / 10; // a tenth of a second may go at once
        nextSlot = time.GetTimestamp() - burst;
    }

    /// <summary>Takes the next free slot and says how long to wait for it; takes none when it lies beyond the limit, so that nobody queues behind a call that gave up.</summary>
    internal TimeSpan Take(TimeSpan limit)
    {
        long now = time.GetTimestamp();
        long seen = Volatile.Read(ref nextSlot);
        while (true)
        {
            long slot = Math.Max(seen, now - burst);
            TimeSpan wait = slot <= now ? TimeSpan.Zero : time.GetElapsedTime(now, slot);
            if (wait > limit)
            {
                return wait;
            }

            long before = Interlocked.CompareExchange(ref nextSlot, slot + interval, seen);
            if (before == seen)
            {
                return wait;
            }

            seen = before;
        }
    }

    /// <summary>What is told when a call's turn comes too late.</summary>
    internal static ApiFailure TooFast(TimeSpan wait) => new()
    {
        Kind = ErrorKind.RateLimited,
        IsTransient = true,
        NotSent = true,
        RetryAfter = wait,
        Advice = "The call's turn comes only after its total time limit: make fewer calls, or raise Resilience.RequestsPerSecond if the system allows more.",
    };
}
