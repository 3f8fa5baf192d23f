using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>One row of results with its cells as text.</summary>
public sealed class BulkRecord
{
    private readonly string?[] values;

    internal BulkRecord(BulkCsvHeader header, string?[] values)
    {
        Header = header;
        this.values = values;
    }

    /// <summary>The columns.</summary>
    public BulkCsvHeader Header { get; }

    /// <summary>The cells; null where a cell is empty, which is how Salesforce writes null.</summary>
    public IReadOnlyList<string?> Values => values;

    /// <summary>A cell by its column, whatever the case of the name.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public string? this[string column] => values[Header[column]];

    internal static BulkRowReader<BulkRecord> Bind(BulkCsvHeader header) => row =>
    {
        string?[] cells = new string?[row.Count];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = row.SharedText(i);
        }

        return new BulkRecord(header, cells);
    };
}
