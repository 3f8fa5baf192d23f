namespace Broker.Orchestration.Sqlite.Writing;

/// <summary>How long it pays to wait for a group to fill. Learns: waiting in vain makes it give up, now and then it tries again.</summary>
internal sealed class GatherPace
{
    private const int TryAgainAfter = 32;
    private const int MostMisses = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(1);

    private TimeSpan groupTime;
    private int misses;
    private int skipped;

    /// <summary>At most half the time a group takes.</summary>
    internal TimeSpan Limit => misses >= MostMisses ? TimeSpan.Zero : groupTime / 2 < Longest ? groupTime / 2 : Longest;

    internal void Measured(TimeSpan time) => groupTime = groupTime == TimeSpan.Zero ? time : (groupTime * 7 / 8) + (time / 8);

    internal void Gathered(bool complete) => misses = complete ? 0 : misses + 1;

    internal void Skipped()
    {
        if (++skipped >= TryAgainAfter)
        {
            skipped = 0;
            misses = Math.Min(misses, MostMisses - 1);
        }
    }
}
