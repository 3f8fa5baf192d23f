namespace Broker.Simulation.Tests;

/// <summary>How much lives on the heap.</summary>
internal static class LiveMemory
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Measures again while it is more than allowed: buffers that pools keep for threads which a busy machine had to start go away with time and collections, what
    /// is held for good does not.
    /// </summary>
    internal static async Task<long> AtMostAsync(long allowed)
    {
        long started = TimeProvider.System.GetTimestamp();
        long live = GC.GetTotalMemory(forceFullCollection: true);
        while (live >= allowed && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            await Task.Delay(Pause, TimeProvider.System);
            live = GC.GetTotalMemory(forceFullCollection: true);
        }

        return live;
    }
}
