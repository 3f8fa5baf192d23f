using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Bench.Csv;

/// <summary>The package's own reader and writer.</summary>
internal static class OurWays
{
    public static async ValueTask<long> ScanAsync(byte[] body)
    {
        long bytes = 0;
        using var reader = new BulkCsvReader(new MemoryStream(body));
        await reader.ReadHeaderAsync();
        while (await reader.ReadAsync())
        {
            bytes += Length(reader.Row);
        }

        return bytes;

        static long Length(BulkCsvRow row)
        {
            long sum = 0;
            for (int i = 0; i < row.Count; i++)
            {
                sum += row.Bytes(i).Length;
            }

            return sum;
        }
    }

    public static async ValueTask<long> TypedAsync(byte[] body, bool share)
    {
        long check = 0;
        using var reader = new BulkCsvReader(new MemoryStream(body));
        await reader.ReadHeaderAsync();
        while (await reader.ReadAsync())
        {
            check += CsvSection.Check(share ? Shared(reader.Row) : Read(reader.Row));
        }

        return check;
    }

    public static async ValueTask<long> WriteAsync(IReadOnlyList<DealRow> rows, CountingStream target)
    {
        target.Reset();
        using (var writer = new BulkCsvWriter())
        {
            foreach (string column in DealRow.Columns)
            {
                writer.WriteText(column);
            }

            writer.EndRow();
            foreach (DealRow row in rows)
            {
                writer.WriteText(row.Id);
                writer.WriteText(row.Symbol);
                writer.WriteText(row.Side);
                writer.WriteText(row.Status);
                writer.WriteNumber(row.Login);
                writer.WriteNumber(row.Lots);
                writer.WriteNumber(row.Price);
                writer.WriteNumber(row.Profit);
                writer.WriteNumber(row.Swap);
                writer.WriteFlag(row.IsClosed);
                writer.WriteTime(row.Opened);
                writer.WriteDate(row.Settles);
                writer.EndRow();
                if (writer.Written.Length > 32 * 1024)
                {
                    await target.WriteAsync(writer.Written);
                    writer.Clear();
                }
            }

            await target.WriteAsync(writer.Written);
        }

        return target.Length > 0 ? rows.Count : 0;
    }

    private static DealRow Read(BulkCsvRow row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Whole(4), row.Number(5), row.Number(6), row.Number(7), row.Number(8), row.Flag(9), row.Time(10), row.Date(11));

    private static DealRow Shared(BulkCsvRow row) => new(
        row.Text(0), row.SharedText(1), row.SharedText(2), row.SharedText(3), row.Whole(4), row.Number(5), row.Number(6), row.Number(7), row.Number(8), row.Flag(9), row.Time(10), row.Date(11));
}
