namespace Broker.Core.Pipeline;

/// <summary>Spaces attempts evenly: each takes the next free slot and waits for it. One interlocked step per call, no timer, no queue.</summary>
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

    internal ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        long now = time.GetTimestamp();
        long slot;
        long seen = Volatile.Read(ref nextSlot);
        while (true)
        {
            slot = Math.Max(seen, now - burst);
            long before = Interlocked.CompareExchange(ref nextSlot, slot + interval, seen);
            if (before == seen)
            {
                break;
            }

            seen = before;
        }

        return slot <= now ? default : new ValueTask(Task.Delay(time.GetElapsedTime(now, slot), time, cancellationToken));
    }
}
