using System.Globalization;
using Broker.Bench.Measuring;
using Broker.Bench.Reporting;

namespace Broker.Bench.Csv;

/// <summary>Bulk CSV in memory, single-threaded: scan, typed rows, write. The floor of each table is bare CsvHelper 34.</summary>
internal static class CsvSection
{
    private const int RowCount = 20_000;

    // A reader of ours earns its place when it is half as fast again.
    private const double TypedLimit = 1 / 1.5;
    private const double LayerLimit = 1.10;

    public static async Task RunAsync(bool quick, TextWriter output, CancellationToken cancellationToken)
    {
        IReadOnlyList<DealRow> rows = CsvBody.Rows(RowCount);
        byte[] body = CsvBody.Write(rows);
        long check = rows.Sum(Check);
        long cells = await CsvHelperWays.ScanAsync(body);
        var target = new CountingStream();
        Effort effort = quick ? Effort.Quick : Effort.Full;

        await TableAsync(output, effort, "scan: every cell as bytes", body.Length, LayerLimit, null,
        [
            new CsvContender("CsvHelper 34", ContenderKind.Floor, () => CsvHelperWays.ScanAsync(body), cells),
            new CsvContender("Broker.Crm.Salesforce", ContenderKind.Ours, () => OurWays.ScanAsync(body), cells),
        ], cancellationToken);
        await TableAsync(output, effort, "typed rows of 12 columns", body.Length, TypedLimit, 185,
        [
            new CsvContender("CsvHelper 34", ContenderKind.Floor, () => CsvHelperWays.TypedAsync(body, pool: false), check),
            new CsvContender("CsvHelper 34, pooled texts", ContenderKind.Peer, () => CsvHelperWays.TypedAsync(body, pool: true), check),
            new CsvContender("Broker.Crm.Salesforce", ContenderKind.Ours, () => OurWays.TypedAsync(body, share: false), check),
            new CsvContender("Broker.Crm.Salesforce, shared texts", ContenderKind.Ours, () => OurWays.TypedAsync(body, share: true), check),
        ], cancellationToken);
        await TableAsync(output, effort, "write", body.Length, LayerLimit, 2,
        [
            new CsvContender("CsvHelper 34", ContenderKind.Floor, () => CsvHelperWays.WriteAsync(rows, target), RowCount),
            new CsvContender("Broker.Crm.Salesforce", ContenderKind.Ours, () => OurWays.WriteAsync(rows, target), RowCount),
        ], cancellationToken);
    }

    public static long Check(DealRow row) =>
        row.Id!.Length + row.Symbol!.Length + row.Side!.Length + row.Status!.Length + row.Login!.Value
        + (long)((row.Lots!.Value + row.Profit!.Value + row.Swap!.Value) * 100) + (long)(row.Price!.Value * 100_000)
        + (row.IsClosed!.Value ? 1 : 0) + row.Opened!.Value.Minute + row.Settles!.Value.Day;

    private static async Task TableAsync(
        TextWriter output, Effort effort, string title, int bytes, double timeLimit, double? bytesLimit, IReadOnlyList<CsvContender> contenders, CancellationToken cancellationToken)
    {
        foreach (CsvContender contender in contenders)
        {
            await contender.CheckAsync();
        }

        IReadOnlyList<ContestResult> results = await Contest.RunAsync(contenders, effort, cancellationToken);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## csv, {title}: {RowCount} rows, {bytes} B"));
        output.WriteLine();
        Table table = new("way", "MB/s", "time x CsvHelper", "limit", "B/row", "limit", "verdict");
        for (int i = 0; i < results.Count; i++)
        {
            ContestResult row = results[i];
            double perRow = row.Bytes / RowCount;
            bool ours = contenders[i].Kind == ContenderKind.Ours;
            double? limit = row.Name.Contains("shared", StringComparison.Ordinal) ? 100 : bytesLimit;
            table.Add(
                row.Name,
                (bytes * 1000.0 / row.Nanoseconds.Median).ToString("0", CultureInfo.InvariantCulture),
                row.Ratio.AsRatio(),
                ours ? timeLimit.ToString("0.00", CultureInfo.InvariantCulture) : "-",
                perRow.ToString("0.0", CultureInfo.InvariantCulture),
                ours ? limit?.ToString("0", CultureInfo.InvariantCulture) ?? "-" : "-",
                !ours ? "-" : row.Ratio.Median <= timeLimit && perRow <= (limit ?? double.MaxValue) ? "yes" : "NO");
        }

        table.Write(output);
    }
}
