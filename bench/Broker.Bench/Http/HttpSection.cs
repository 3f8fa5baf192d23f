using System.Globalization;
using Broker.Bench.Bodies;
using Broker.Bench.Measuring;
using Broker.Bench.Reporting;

namespace Broker.Bench.Http;

/// <summary>Clients against the stub: one table for each body.</summary>
internal static class HttpSection
{
    private const int Callers = 32;

    public static async Task RunAsync(bool quick, string only, TextWriter output, CancellationToken cancellationToken)
    {
        await using StubProcess stub = await StubProcess.StartAsync(cancellationToken);
        IReadOnlyList<IHttpEntry> entries = HttpEntries.Create(stub.Address);
        try
        {
            foreach (IGrouping<CannedBody, IHttpContender> table in entries.SelectMany(static e => e.Contenders).Where(c => c.Body.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).GroupBy(static c => c.Body))
            {
                await TableAsync(table.Key, [.. table], quick, output, cancellationToken);
            }
        }
        finally
        {
            foreach (IHttpEntry entry in entries)
            {
                entry.Dispose();
            }
        }
    }

    private static async Task TableAsync(
        CannedBody body, IReadOnlyList<IHttpContender> contenders, bool quick, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (IHttpContender contender in contenders)
        {
            await contender.CheckAsync();
        }

        Effort effort = quick ? Effort.Quick : Effort.Full;
        IReadOnlyList<ContestResult> results = await Contest.RunAsync(contenders, effort, cancellationToken);
        Spread[] rates = await Throughput.RunAsync(
            contenders, Callers, quick ? 3 : 5, TimeSpan.FromMilliseconds(quick ? 100 : 300), cancellationToken);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## http: {body.Name}, {body.Utf8.Length} B, status {body.Status}"));
        output.WriteLine();
        Table table = new("client", "us/call", "time x floor", "client CPU x floor", "B/call", "B x floor", "calls/s at 32");
        for (int i = 0; i < results.Count; i++)
        {
            ContestResult row = results[i];
            table.Add(
                row.Name,
                (row.Nanoseconds.Median / 1000).ToString("0.0", CultureInfo.InvariantCulture),
                row.Ratio.AsRatio(),
                row.CpuRatio.AsRatio(),
                row.Bytes.ToString("0", CultureInfo.InvariantCulture),
                (row.Bytes / results[0].Bytes).ToString("0.000", CultureInfo.InvariantCulture),
                rates[i].Median.ToString("0", CultureInfo.InvariantCulture));
        }

        table.Write(output);
        foreach (IHttpContender contender in contenders.Where(static c => c.Omits.Count > 0))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contender.Name} does not expose {contender.Omits.Count}: {string.Join(", ", contender.Omits)}"));
            output.WriteLine();
        }

        GoalReport.Write(
            output,
            HttpGoals.All.Where(goal => goal.Subject == body.Name),
            results,
            goal => contenders.Where(c => c.Kind == ContenderKind.Ours && (goal.Row is null || goal.Row == c.Name)).Select(static c => c.Name));
    }
}
