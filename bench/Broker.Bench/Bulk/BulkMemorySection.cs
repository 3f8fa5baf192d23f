using System.Diagnostics;
using System.Globalization;
using Broker.Bench.Http;
using Broker.Bench.Measuring;
using Broker.Bench.Reporting;

namespace Broker.Bench.Bulk;

/// <summary>
/// Peak memory of whole transfers: each in a process of its own against a simulated org in another, measured by the kernel's high-water mark. The floor is a bare copy of
/// the same streams.
/// </summary>
internal static class BulkMemorySection
{
    private const double Limit = 1.25;
    private static readonly int[] Sizes = [100_000, 1_000_000];

    public static async Task RunAsync(bool quick, string directory, TextWriter output, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            output.WriteLine("bulk-memory needs Linux.");
            return;
        }

        int rounds = quick ? 1 : 3;
        foreach (bool up in new[] { true, false })
        {
            foreach (int rows in Sizes)
            {
                string folder = Directory.CreateDirectory(Path.Combine(directory, "bulk-memory")).FullName;
                try
                {
                    if (up)
                    {
                        await BulkInput.WriteAsync(folder, rows, cancellationToken);
                    }

                    await TableAsync([.. BulkWay.All.Where(w => w.IsUp == up)], folder, rows, rounds, output, cancellationToken);
                }
                finally
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        }
    }

    private static async Task TableAsync(IReadOnlyList<BulkWay> ways, string folder, int rows, int rounds, TextWriter output, CancellationToken cancellationToken)
    {
        List<double>[] peaks = [.. ways.Select(static _ => new List<double>())];
        List<double>[] times = [.. ways.Select(static _ => new List<double>())];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < ways.Count; i++)
            {
                await using StubProcess org = await StubProcess.StartAsync(cancellationToken, "org", rows.ToString(CultureInfo.InvariantCulture));
                long start = Stopwatch.GetTimestamp();
                peaks[i].Add(await ChildAsync(ways[i], org.Address, folder, rows, cancellationToken) / 1024.0);
                times[i].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## bulk-memory: {rows} rows {(ways[0].IsUp ? "up, with an outcome for each" : "down")}"));
        output.WriteLine();
        Table table = new("way", "peak MiB", "x bare copy", "limit", "seconds", "verdict");
        for (int i = 0; i < ways.Count; i++)
        {
            Spread ratio = Spread.Of(peaks[i].Select((peak, round) => peak / peaks[0][round]));
            table.Add(
                ways[i].Name,
                Spread.Of(peaks[i]).Median.ToString("0.0", CultureInfo.InvariantCulture),
                ratio.AsRatio(),
                !ways[i].IsJudged ? "-" : Limit.ToString("0.00", CultureInfo.InvariantCulture),
                Spread.Of(times[i]).Median.ToString("0.0", CultureInfo.InvariantCulture),
                !ways[i].IsJudged ? "-" : ratio.Median <= Limit ? "yes" : "NO");
        }

        table.Write(output);
    }

    private static async Task<long> ChildAsync(BulkWay way, Uri address, string folder, int rows, CancellationToken cancellationToken)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Broker.Bench.dll");
        ProcessStartInfo start = new("dotnet", [program, "bulk-child", way.Id, address.AbsoluteUri, folder, rows.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        };
        using Process child = Process.Start(start)!;
        try
        {
            string line = await child.StandardOutput.ReadToEndAsync(cancellationToken);
            await child.WaitForExitAsync(cancellationToken);
            return child.ExitCode == 0 && line.Trim().Split(' ') is [_, string peak]
                ? long.Parse(peak, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"The transfer '{way.Id}' failed.");
        }
        finally
        {
            if (!child.HasExited)
            {
                child.Kill();
            }
        }
    }
}
