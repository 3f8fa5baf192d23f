using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Broker.Bench.Journal;

/// <summary>What this file system gives at best: one page overwritten in place, then fdatasync.</summary>
internal sealed class InPlaceSyncRow : IJournalRow, IDisposable
{
    private const int PageSize = 4096;

    private const int Pages = 4096;

    private readonly SafeFileHandle file;
    private readonly byte[] page = new byte[PageSize];
    private int next;

    public InPlaceSyncRow(string directory)
    {
        file = File.OpenHandle(Path.Combine(directory, "in-place"), FileMode.Create, FileAccess.ReadWrite);
        Random.Shared.NextBytes(page);
        for (int i = 0; i < Pages; i++)
        {
            RandomAccess.Write(file, page, (long)i * PageSize);
        }

        RandomAccess.FlushToDisk(file);
    }

    public string Name => "bare in-place fdatasync";

    public int Width => 1;

    public void Dispose() => file.Dispose();

    public Task<JournalSample> RunAsync(TimeSpan slice)
    {
        Waits waits = new();
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < slice)
        {
            long start = Stopwatch.GetTimestamp();
            next = (next + 1) % Pages;
            page[0]++;
            RandomAccess.Write(file, page, (long)next * PageSize);
            NativeSync.DataToDisk(file);
            waits.Add(Stopwatch.GetElapsedTime(start));
        }

        return Task.FromResult(new JournalSample(waits.Count / Stopwatch.GetElapsedTime(begin).TotalSeconds, waits.Median()));
    }
}
