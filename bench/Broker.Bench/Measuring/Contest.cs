using System.Diagnostics;

namespace Broker.Bench.Measuring;

/// <summary>Side-by-side measurement on a noisy machine: short blocks in rotating order, ratios within a round, medians over rounds.</summary>
internal static class Contest
{
    /// <summary>Measures all contestants; the first one is the floor.</summary>
    public static async Task<IReadOnlyList<ContestResult>> RunAsync(
        IReadOnlyList<IContestant> contestants, Effort effort, CancellationToken cancellationToken)
    {
        int[] calls = new int[contestants.Count];
        for (int i = 0; i < contestants.Count; i++)
        {
            calls[i] = await WarmUpAsync(contestants[i], effort, cancellationToken);
        }

        double[] bytes = new double[contestants.Count];
        for (int i = 0; i < contestants.Count; i++)
        {
            bytes[i] = await Allocation.PerCallAsync(contestants[i], Math.Clamp(calls[i], 5, 200), cancellationToken);
        }

        List<double>[] times = NewLists(contestants.Count);
        List<double>[] ratios = NewLists(contestants.Count);
        List<double>[] cpuRatios = NewLists(contestants.Count);
        for (int round = 0; round < effort.Rounds; round++)
        {
            (double[] time, double[] cpu) = await RoundAsync(contestants, calls, effort.Turns, round, cancellationToken);
            for (int i = 0; i < contestants.Count; i++)
            {
                times[i].Add(time[i]);
                ratios[i].Add(time[i] / time[0]);
                cpuRatios[i].Add(cpu[i] / cpu[0]);
            }
        }

        return [.. contestants.Select((contestant, i) =>
            new ContestResult(contestant.Name, Spread.Of(times[i]), Spread.Of(ratios[i]), Spread.Of(cpuRatios[i]), bytes[i]))];
    }

    private static async Task<(double[] Time, double[] Cpu)> RoundAsync(
        IReadOnlyList<IContestant> contestants, int[] calls, int turns, int round, CancellationToken cancellationToken)
    {
        List<double>[] blocks = NewLists(contestants.Count);
        double[] cpu = new double[contestants.Count];
        for (int turn = 0; turn < turns; turn++)
        {
            for (int place = 0; place < contestants.Count; place++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int i = (place + turn + round) % contestants.Count;
                TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
                long start = Stopwatch.GetTimestamp();
                await contestants[i].RunAsync(calls[i]);
                blocks[i].Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls[i]);
                cpu[i] += (Environment.CpuUsage.TotalTime - cpuBefore).TotalNanoseconds / calls[i];
            }
        }

        return ([.. blocks.Select(static b => Spread.Of(b).Median)], cpu);
    }

    /// <summary>Runs until the code is warm and says how many calls fill a block.</summary>
    private static async Task<int> WarmUpAsync(IContestant contestant, Effort effort, CancellationToken cancellationToken)
    {
        int done = 0;
        int step = 1;
        long begin = Stopwatch.GetTimestamp();
        TimeSpan last = TimeSpan.Zero;
        int lastStep = 1;
        while (done < 3 || Stopwatch.GetElapsedTime(begin) < effort.WarmUp)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long start = Stopwatch.GetTimestamp();
            await contestant.RunAsync(step);
            last = Stopwatch.GetElapsedTime(start);
            lastStep = step;
            done += step;
            if (last < effort.Block / 2)
            {
                step *= 2;
            }
        }

        return Math.Max(1, (int)(lastStep * (effort.Block / last)));
    }

    private static List<double>[] NewLists(int count) => [.. Enumerable.Range(0, count).Select(static _ => new List<double>())];
}
