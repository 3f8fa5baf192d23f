using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Bench.Bulk;

/// <summary>The rows that go up: a whole file for our side, and cut into the parts of our jobs for the bare copy.</summary>
internal static class BulkInput
{
    /// <summary>Rows of one job, as our side cuts them by default.</summary>
    public const int RowsPerPart = 100_000;

    public static readonly string[] Columns = ["Key__c", "Symbol__c", "Note__c", "Amount__c", "Opened__c"];
    private static readonly DateTimeOffset Opened = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string WholeOf(string folder) => Path.Combine(folder, "whole.csv");

    public static IEnumerable<string> PartsOf(string folder) => Directory.GetFiles(folder, "part-*.csv").Order(StringComparer.Ordinal);

    public static void WriteCells(BulkCsvWriter writer, int number)
    {
        Span<char> key = stackalloc char[10];
        _ = key.TryWrite(System.Globalization.CultureInfo.InvariantCulture, $"D-{number:D7}", out int length);
        writer.WriteText(key[..length]);
        writer.WriteText(number % 2 == 0 ? "EURUSD" : "XAUUSD");
        writer.WriteText(number % 8 == 0 ? null : "a note, with \"quotes\"\nand ü");
        writer.WriteNumber(number + 0.25m);
        writer.WriteTime(Opened.AddMinutes(number));
    }

    public static async Task WriteAsync(string folder, int rows, CancellationToken cancellationToken)
    {
        await using FileStream whole = File.Create(WholeOf(folder));
        for (int first = 0; first < rows; first += RowsPerPart)
        {
            await using FileStream part = File.Create(Path.Combine(folder, $"part-{first / RowsPerPart:D4}.csv"));
            using var writer = new BulkCsvWriter();
            foreach (string column in Columns)
            {
                writer.WriteText(column);
            }

            writer.EndRow();
            await part.WriteAsync(writer.Written, cancellationToken);
            if (first == 0)
            {
                await whole.WriteAsync(writer.Written, cancellationToken);
            }

            writer.Clear();
            int end = Math.Min(rows, first + RowsPerPart);
            for (int i = first; i < end; i++)
            {
                WriteCells(writer, i);
                writer.EndRow();
                if (writer.Written.Length > 32 * 1024 || i == end - 1)
                {
                    await part.WriteAsync(writer.Written, cancellationToken);
                    await whole.WriteAsync(writer.Written, cancellationToken);
                    writer.Clear();
                }
            }
        }
    }
}
