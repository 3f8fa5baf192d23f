using System.Globalization;
using Broker.Bench.Measuring;
using Broker.Bench.Reporting;

namespace Broker.Bench.Journal;

/// <summary>Durable transitions a second, on the file system of the scratch directory.</summary>
internal static class JournalSection
{
    // Blocks of each row within a round; the disk is the noisiest part of the machine, so a round takes their median.
    private const int Turns = 3;

    private static readonly int[] Widths = [1, 8, 32, 128];

    public static async Task RunAsync(bool quick, string scratch, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (IJournalEntry entry in JournalEntries.All)
        {
            string directory = Path.Combine(scratch, Guid.NewGuid().ToString("N"));
            Directory.CreateDirectory(directory);
            try
            {
                await EntryAsync(entry, quick, directory, output, cancellationToken);
            }
            finally
            {
                Directory.Delete(directory, recursive: true);
            }
        }
    }

    private static async Task EntryAsync(
        IJournalEntry entry, bool quick, string directory, TextWriter output, CancellationToken cancellationToken)
    {
        using InPlaceSyncRow bare = new(directory);
        using RawSqlite extending = new(Path.Combine(directory, "extending.db"), entry.CreateRaw());
        using RawSqlite grown = new(Path.Combine(directory, "grown.db"), entry.CreateRaw());
        grown.GrowLog();
        string own = Path.Combine(directory, "journal");
        Directory.CreateDirectory(own);
        await using IJournalContender journal = await entry.OpenAsync(own, cancellationToken);

        IJournalRow[] rows =
        [
            bare,
            .. Widths.Select(width => new RawSqliteRow(extending, width, grown: false)),
            .. Widths.Select(width => new RawSqliteRow(grown, width, grown: true)),
            .. Widths.Select(width => new InFlightRow(entry.Name, journal, width)),
        ];
        List<JournalSample>[] samples = await MeasureAsync(rows, quick ? 5 : 9, TimeSpan.FromMilliseconds(quick ? 80 : 200), cancellationToken);
        Write(entry, rows, samples, output);
    }

    private static async Task<List<JournalSample>[]> MeasureAsync(
        IJournalRow[] rows, int rounds, TimeSpan slice, CancellationToken cancellationToken)
    {
        List<JournalSample>[] samples = [.. rows.Select(static _ => new List<JournalSample>())];
        await RoundAsync(rows, 0, slice, cancellationToken);
        for (int round = 0; round < rounds; round++)
        {
            List<JournalSample>[] blocks = await RoundAsync(rows, round, slice, cancellationToken);
            for (int i = 0; i < rows.Length; i++)
            {
                samples[i].Add(new JournalSample(
                    Spread.Of(blocks[i].Select(static b => b.Rate)).Median,
                    TimeSpan.FromMicroseconds(Spread.Of(blocks[i].Select(static b => b.MedianWait.TotalMicroseconds)).Median)));
            }
        }

        return samples;
    }

    private static async Task<List<JournalSample>[]> RoundAsync(
        IJournalRow[] rows, int round, TimeSpan slice, CancellationToken cancellationToken)
    {
        List<JournalSample>[] blocks = [.. rows.Select(static _ => new List<JournalSample>())];
        for (int turn = 0; turn < Turns; turn++)
        {
            for (int place = 0; place < rows.Length; place++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int i = (place + turn + round) % rows.Length;
                blocks[i].Add(await rows[i].RunAsync(slice));
            }
        }

        return blocks;
    }

    private static void Write(IJournalEntry entry, IJournalRow[] rows, List<JournalSample>[] samples, TextWriter output)
    {
        JournalRatios ratios = new(rows, samples);
        output.WriteLine($"## journal: {entry.Name}, beside raw SQLite writing the same rows (WAL, synchronous=FULL)");
        output.WriteLine();
        Table table = new("writer", "together", "transitions/s", "p50 wait us", "rate x raw pre-grown", "rate x bare fdatasync", "p50 x lone commit");
        for (int i = 0; i < rows.Length; i++)
        {
            table.Add(
                rows[i].Name,
                rows[i].Width.ToString(CultureInfo.InvariantCulture),
                Spread.Of(samples[i].Select(static s => s.Rate)).Median.ToString("0", CultureInfo.InvariantCulture),
                Spread.Of(samples[i].Select(static s => s.MedianWait.TotalMicroseconds)).Median.ToString("0", CultureInfo.InvariantCulture),
                i == 0 ? "" : ratios.ToRaw(i).AsRatio(),
                rows[i].Width == 1 ? ratios.ToBare(i).AsRatio() : "",
                i == 0 ? "" : ratios.WaitToLone(i).AsRatio());
        }

        table.Write(output);
        JournalGoals.Write(output, entry, rows, ratios);
    }
}
