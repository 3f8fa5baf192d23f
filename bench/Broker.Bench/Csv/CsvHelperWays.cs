using CsvHelper;

namespace Broker.Bench.Csv;

/// <summary>Bare CsvHelper, by hand: no mapping, so nothing but the engine.</summary>
internal static class CsvHelperWays
{
    public static async ValueTask<long> ScanAsync(byte[] body)
    {
        long bytes = 0;
        await using CsvReader reader = CsvReader.Create(new MemoryStream(body), new CsvReaderOptions(), false);
        while (await reader.ReadAsync(default))
        {
            for (int i = 0; i < reader.FieldCount; i++)
            {
                bytes += reader.GetSpan(i).Length;
            }
        }

        return bytes;
    }

    public static async ValueTask<long> TypedAsync(byte[] body, bool pool)
    {
        long check = 0;
        await using CsvReader reader = CsvReader.Create(new MemoryStream(body), new CsvReaderOptions { PoolStrings = pool }, false);
        while (await reader.ReadAsync(default))
        {
            check += CsvSection.Check(new DealRow(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.Parse<long>(4), reader.Parse<decimal>(5), reader.Parse<decimal>(6),
                reader.Parse<decimal>(7), reader.Parse<decimal>(8), reader.Parse<bool>(9), reader.Parse<DateTimeOffset>(10), reader.Parse<DateOnly>(11)));
        }

        return check;
    }

    public static async ValueTask<long> WriteAsync(IReadOnlyList<DealRow> rows, CountingStream target)
    {
        target.Reset();
        await using (CsvWriter writer = CsvWriter.Create(target, new CsvWriterOptions(), true))
        {
            writer.WriteHeader(DealRow.Columns);
            foreach (DealRow row in rows)
            {
                writer.WriteField(row.Id);
                writer.WriteField(row.Symbol);
                writer.WriteField(row.Side);
                writer.WriteField(row.Status);
#pragma warning disable MA0011 // the culture is the configuration's
                writer.WriteField(row.Login!.Value, default);
                writer.WriteField(row.Lots!.Value, default);
                writer.WriteField(row.Price!.Value, default);
                writer.WriteField(row.Profit!.Value, default);
                writer.WriteField(row.Swap!.Value, default);
#pragma warning restore MA0011
                writer.WriteField(row.IsClosed!.Value);
                writer.WriteField(row.Opened!.Value, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
                writer.WriteField(row.Settles!.Value, "yyyy-MM-dd");
                await writer.EndRecordAsync(default);
            }
        }

        return target.Length > 0 ? rows.Count : 0;
    }
}
