namespace Broker.Bench.Journal;

/// <summary>Times that callers waited.</summary>
internal sealed class Waits
{
    private readonly List<long> ticks = new(64 * 1024);

    public int Count => ticks.Count;

    public void Add(TimeSpan wait) => ticks.Add(wait.Ticks);

    public void AddAll(Waits other) => ticks.AddRange(other.ticks);

    public TimeSpan Median()
    {
        ticks.Sort();
        return ticks.Count == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(ticks[ticks.Count / 2]);
    }
}
