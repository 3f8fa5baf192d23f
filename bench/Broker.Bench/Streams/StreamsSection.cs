using System.Globalization;
using Broker.Bench.Measuring;
using Broker.Bench.Reporting;

namespace Broker.Bench.Streams;

/// <summary>Quotes from one real WebSocket connection, pushed as fast as they are taken.</summary>
internal static class StreamsSection
{
    private const double LeastFramesPerSecond = 100_000;
    private const double MostBytesPerFrame = 200;

    public static async Task RunAsync(bool quick, TextWriter output, CancellationToken cancellationToken)
    {
        await using var server = new FrameServer(QuoteFrames.All);
        IFrameContender[] contenders = [new FloorFrames(server.Address), new OurFrames(server.Address), new DecodeOnly()];
        try
        {
            foreach (IFrameContender contender in contenders)
            {
                await contender.CheckAsync();
            }

            // A frame takes a microsecond or two: blocks are long, so that what was read ahead between them counts for little.
            Effort effort = quick
                ? new Effort(5, 3, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500))
                : new Effort(9, 4, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(1500));
            IReadOnlyList<ContestResult> results = await Contest.RunAsync(contenders, effort, cancellationToken);
            double[] bytes = new double[contenders.Length];
            for (int i = 0; i < contenders.Length; i++)
            {
                bytes[i] = await Allocation.PerCallAsync(contenders[i], 20_000, cancellationToken);
            }

            Write(output, contenders, results, bytes);
        }
        finally
        {
            foreach (IFrameContender contender in contenders)
            {
                await contender.DisposeAsync();
            }
        }
    }

    private static void Write(TextWriter output, IFrameContender[] contenders, IReadOnlyList<ContestResult> results, double[] bytes)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## streams: quote frames of about {QuoteFrames.All.Average(static f => f.Length):0} B over one connection"));
        output.WriteLine();
        Table table = new("way", "frames/s", "us", "time x floor", "cpu x floor", "B/frame");
        Table goals = new("goal", "limit", "row", "reached", "verdict");
        for (int i = 0; i < results.Count; i++)
        {
            ContestResult row = results[i];
            double rate = 1e9 / row.Nanoseconds.Median;
            table.Add(
                row.Name,
                rate.ToString("N0", CultureInfo.InvariantCulture),
                (row.Nanoseconds.Median / 1000).ToString("0.00", CultureInfo.InvariantCulture),
                row.Ratio.AsRatio(),
                row.CpuRatio.AsRatio(),
                bytes[i].ToString("0", CultureInfo.InvariantCulture));
            if (contenders[i].Kind == ContenderKind.Ours)
            {
                goals.Add("frames/s", ">= 100,000", row.Name, rate.ToString("N0", CultureInfo.InvariantCulture), rate >= LeastFramesPerSecond ? "yes" : "NO");
                goals.Add("B/frame", "<= 200", row.Name, bytes[i].ToString("0", CultureInfo.InvariantCulture), bytes[i] <= MostBytesPerFrame ? "yes" : "NO");
            }
        }

        table.Write(output);
        goals.Write(output);
    }
}
