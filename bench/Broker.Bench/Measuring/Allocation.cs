namespace Broker.Bench.Measuring;

/// <summary>Exact allocation of a call: all threads of this process, nothing else running in it.</summary>
internal static class Allocation
{
    private const int Passes = 5;

    /// <summary>Bytes of one call: the median over passes, so that a timer or a pool that grows once does not count.</summary>
    public static async Task<double> PerCallAsync(IContestant contestant, int calls, CancellationToken cancellationToken)
    {
        List<double> passes = [];
        await contestant.RunAsync(1);
        for (int pass = 0; pass < Passes; pass++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await contestant.RunAsync(calls);
            passes.Add((GC.GetTotalAllocatedBytes(precise: true) - before) / (double)calls);
        }

        return Math.Round(Spread.Of(passes).Median);
    }
}
