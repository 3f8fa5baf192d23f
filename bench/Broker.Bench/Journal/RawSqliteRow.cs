using System.Diagnostics;

namespace Broker.Bench.Journal;

/// <summary>Raw SQLite, one thread, a fixed number of transitions in each commit.</summary>
internal sealed class RawSqliteRow(RawSqlite sqlite, int batch, bool grown) : IJournalRow
{
    // A block may not outgrow the log; transitions are counted at a size no table of the rig reaches.
    private const long LogBytesPerTransition = 8 * 1024;

    private const long LogBytesPerCommit = 6 * 4120;

    public string Name => NameOf(grown);

    public int Width => batch;

    public static string NameOf(bool grown) => grown ? "raw SQLite, log pre-grown" : "raw SQLite, log extending";

    public Task<JournalSample> RunAsync(TimeSpan slice)
    {
        if (grown)
        {
            sqlite.RestartLog();
        }
        else
        {
            sqlite.TruncateLog();
        }

        long most = RawSqlite.GrownBytes / ((batch * LogBytesPerTransition) + LogBytesPerCommit);
        Waits waits = new();
        long begin = Stopwatch.GetTimestamp();
        while (waits.Count < most && Stopwatch.GetElapsedTime(begin) < slice)
        {
            long start = Stopwatch.GetTimestamp();
            sqlite.Commit(batch);
            waits.Add(Stopwatch.GetElapsedTime(start));
        }

        return Task.FromResult(new JournalSample(
            waits.Count * (double)batch / Stopwatch.GetElapsedTime(begin).TotalSeconds, waits.Median()));
    }
}
