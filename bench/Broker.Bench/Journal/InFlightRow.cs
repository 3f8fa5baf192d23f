using System.Diagnostics;

namespace Broker.Bench.Journal;

/// <summary>A journal with a fixed number of callers in flight.</summary>
internal sealed class InFlightRow(string name, IJournalContender journal, int callers) : IJournalRow
{
    public string Name => name;

    public int Width => callers;

    public async Task<JournalSample> RunAsync(TimeSpan slice)
    {
        await journal.BetweenBlocksAsync();
        long begin = Stopwatch.GetTimestamp();
        Waits[] all = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(caller, begin, slice))));
        TimeSpan took = Stopwatch.GetElapsedTime(begin);
        Waits waits = new();
        foreach (Waits one in all)
        {
            waits.AddAll(one);
        }

        return new JournalSample(waits.Count / took.TotalSeconds, waits.Median());
    }

    private async Task<Waits> CallAsync(int caller, long begin, TimeSpan slice)
    {
        Waits waits = new();
        while (Stopwatch.GetElapsedTime(begin) < slice)
        {
            long start = Stopwatch.GetTimestamp();
            await journal.CommitAsync(caller);
            waits.Add(Stopwatch.GetElapsedTime(start));
        }

        return waits;
    }
}
