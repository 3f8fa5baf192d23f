using System.Text.Unicode;
using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Bulk.Ingest;

/// <summary>Rows of a CSV file, passed on as they stand.</summary>
internal sealed class CsvFeed : RowFeed
{
    private readonly BulkCsvReader reader;
    private readonly int key;

    private CsvFeed(BulkCsvReader reader, IReadOnlyList<string> columns, int key)
    {
        this.reader = reader;
        Columns = columns;
        this.key = key;
    }

    internal override IReadOnlyList<string> Columns { get; }

    internal static async Task<CsvFeed> OpenAsync(Stream csv, BulkLoad load, CancellationToken cancellationToken)
    {
        var opened = new BulkCsvReader(csv, new BulkCsvOptions { Delimiter = load.Delimiter });
        try
        {
            BulkCsvHeader header = await opened.ReadHeaderAsync(cancellationToken).ConfigureAwait(false) ?? throw new ArgumentException("The CSV is empty; it needs a header.", nameof(csv));
            BulkColumnNames.Check(header.Names, nameof(csv));
            return new CsvFeed(opened, header.Names, header.Find(load.Key));
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    internal override async ValueTask<bool> TryWriteNextAsync(BulkCsvWriter writer, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        PassOn(writer);
        return true;
    }

    internal override ReadOnlySpan<byte> Key(BulkCsvWriter writer) => reader.Row.Bytes(key);

    public override ValueTask DisposeAsync()
    {
        reader.Dispose();
        return default;
    }

    private void PassOn(BulkCsvWriter writer)
    {
        ReadOnlySpan<byte> row = reader.RawRow;
        long number = reader.RowNumber - 1;
        if (!Utf8.IsValid(row))
        {
            throw new ArgumentException(FormattableString.Invariant($"Row {number} is not UTF-8; save the file as UTF-8."));
        }

        CheckSize(row, BulkLimits.MaxRowCharacters, "The text", number);
        if (row.Length > BulkLimits.MaxFieldCharacters)
        {
            for (int i = 0; i < Columns.Count; i++)
            {
                CheckSize(reader.Row.Bytes(i), BulkLimits.MaxFieldCharacters, $"Column {Columns[i]}", number);
            }
        }

        writer.WriteRow(row);
    }
}
