using System.Diagnostics;

namespace Broker.Bench.Measuring;

/// <summary>Calls a second with many callers at once. Reported, not a goal: the stub shares the processors.</summary>
internal static class Throughput
{
    public static async Task<Spread[]> RunAsync(
        IReadOnlyList<IContestant> contestants, int callers, int rounds, TimeSpan slice, CancellationToken cancellationToken)
    {
        List<double>[] rates = [.. contestants.Select(static _ => new List<double>())];
        for (int round = 0; round < rounds; round++)
        {
            for (int place = 0; place < contestants.Count; place++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int i = (place + round) % contestants.Count;
                rates[i].Add(await SliceAsync(contestants[i], callers, slice));
            }
        }

        return [.. rates.Select(Spread.Of)];
    }

    private static async Task<double> SliceAsync(IContestant contestant, int callers, TimeSpan slice)
    {
        long begin = Stopwatch.GetTimestamp();
        int[] done = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(CallerAsync)));
        return done.Sum() / Stopwatch.GetElapsedTime(begin).TotalSeconds;

        async Task<int> CallerAsync()
        {
            int count = 0;
            while (Stopwatch.GetElapsedTime(begin) < slice)
            {
                await contestant.RunAsync(1);
                count++;
            }

            return count;
        }
    }
}
