using System.Globalization;
using System.Text;

namespace Broker.Bench.Csv;

/// <summary>A result file as Bulk 2.0 writes it: every cell in quotes, some texts with what quotes are for.</summary>
internal static class CsvBody
{
    private static readonly string[] Symbols = ["EURUSD", "USDJPY", "GBPUSD", "XAUUSD", "US500", "Gold, \"spot\""];
    private static readonly string[] Statuses = ["Open", "Closed", "Partial", "Expired"];

    public static IReadOnlyList<DealRow> Rows(int count)
    {
        var random = new Random(12);
        return [.. Enumerable.Range(0, count).Select(i => new DealRow(
            string.Create(CultureInfo.InvariantCulture, $"a015g00000{i:D6}AA"),
            Symbols[i % 40 == 0 ? 5 : random.Next(5)],
            random.Next(2) == 0 ? "Buy" : "Sell",
            Statuses[random.Next(Statuses.Length)],
            random.Next(1_000_000, 9_999_999),
            random.Next(1, 5_000) / 100m,
            random.Next(50_000, 300_000) / 100_000m,
            random.Next(-10_000_000, 10_000_000) / 100m,
            random.Next(-5_000, 100) / 100m,
            random.Next(2) == 0,
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(400_000)),
            new DateOnly(2026, 1, 1).AddDays(random.Next(300))))];
    }

    public static byte[] Write(IEnumerable<DealRow> rows)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', DealRow.Columns.Select(static c => $"\"{c}\"")).Append('\n');
        foreach (DealRow row in rows)
        {
            string?[] cells =
            [
                row.Id, row.Symbol?.Replace("\"", "\"\"", StringComparison.Ordinal), row.Side, row.Status, Text(row.Login), Text(row.Lots), Text(row.Price), Text(row.Profit), Text(row.Swap),
                row.IsClosed == true ? "true" : "false",
                row.Opened?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), row.Settles?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ];
            text.AppendJoin(',', cells.Select(static c => $"\"{c}\"")).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string? Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);
}
