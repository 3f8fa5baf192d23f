using System.Text;

namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>One row of a <see cref="BulkCsvReader"/>: a view, good until the next row is read. An empty cell is no value, which is how Salesforce writes null.</summary>
public readonly ref struct BulkCsvRow
{
    private readonly BulkCsvReader reader;

    internal BulkCsvRow(BulkCsvReader reader) => this.reader = reader;

    /// <summary>The number of cells.</summary>
    public int Count => reader.CellCount;

    /// <summary>The number of the row, from 1; the header is row 1.</summary>
    public long RowNumber => reader.RowNumber;

    /// <summary>The bytes of a cell, UTF-8, without quotes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public ReadOnlySpan<byte> Bytes(int column) => reader.Cell(column);

    /// <summary>True when the cell is empty.</summary>
    public bool IsNull(int column) => reader.Cell(column).IsEmpty;

    /// <summary>The text of a cell; null when it is empty.</summary>
    public string? Text(int column) => reader.Cell(column) is { IsEmpty: false } cell ? Encoding.UTF8.GetString(cell) : null;

    /// <summary>The same for columns whose values come again and again: equal short texts of a column are one object.</summary>
    public string? SharedText(int column) => reader.Cell(column) is { IsEmpty: false } cell ? reader.Share(column, cell) : null;

    /// <summary>A number or an amount of money, as the digits that were sent; null when the cell is empty.</summary>
    /// <exception cref="BulkCsvException">The cell holds something else.</exception>
    public decimal? Number(int column)
    {
        ReadOnlySpan<byte> cell = reader.Cell(column);
        return cell.IsEmpty ? null : CellValues.TryDecimal(cell, out decimal value) ? value : throw reader.CellFault(column, "is not a number");
    }

    /// <summary>A whole number; null when the cell is empty.</summary>
    /// <exception cref="BulkCsvException">The cell holds something else.</exception>
    public long? Whole(int column)
    {
        ReadOnlySpan<byte> cell = reader.Cell(column);
        return cell.IsEmpty ? null : CellValues.TryWhole(cell, out long value) ? value : throw reader.CellFault(column, "is not a whole number");
    }

    /// <summary>A checkbox; null when the cell is empty.</summary>
    /// <exception cref="BulkCsvException">The cell holds something else.</exception>
    public bool? Flag(int column)
    {
        ReadOnlySpan<byte> cell = reader.Cell(column);
        return cell.IsEmpty ? null
            : Ascii.EqualsIgnoreCase(cell, "true"u8) ? true
            : Ascii.EqualsIgnoreCase(cell, "false"u8) ? false
            : throw reader.CellFault(column, "is not true or false");
    }

    /// <summary>A date; null when the cell is empty.</summary>
    /// <exception cref="BulkCsvException">The cell holds something else.</exception>
    public DateOnly? Date(int column)
    {
        ReadOnlySpan<byte> cell = reader.Cell(column);
        return cell.IsEmpty ? null : CellValues.TryDate(cell, out DateOnly value) ? value : throw reader.CellFault(column, "is not a date");
    }

    /// <summary>A moment; null when the cell is empty.</summary>
    /// <exception cref="BulkCsvException">The cell holds something else.</exception>
    public DateTimeOffset? Time(int column)
    {
        ReadOnlySpan<byte> cell = reader.Cell(column);
        return cell.IsEmpty ? null : CellValues.TryTime(cell, out DateTimeOffset value) ? value : throw reader.CellFault(column, "is not a date with time");
    }
}
