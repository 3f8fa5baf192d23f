using System.Collections.Concurrent;

namespace Broker.Core.Pipeline;

/// <summary>Cancellation sources for attempt time limits, reused while they did not fire, so that a limit costs nothing per call.</summary>
internal sealed class AttemptTimers(TimeProvider time)
{
    private const int MaxKept = 64;
    private readonly bool system = ReferenceEquals(time, TimeProvider.System);
    private readonly ConcurrentQueue<CancellationTokenSource> kept = new();

    internal CancellationTokenSource Rent(TimeSpan limit)
    {
        if (!system)
        {
            return new CancellationTokenSource(limit, time);
        }

        if (!kept.TryDequeue(out CancellationTokenSource? source))
        {
            source = new CancellationTokenSource();
        }

        source.CancelAfter(limit);
        return source;
    }

    internal void Return(CancellationTokenSource source)
    {
        if (system && kept.Count < MaxKept && source.TryReset())
        {
            kept.Enqueue(source);
        }
        else
        {
            source.Dispose();
        }
    }
}
