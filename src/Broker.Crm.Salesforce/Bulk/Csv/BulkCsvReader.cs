using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>
/// Reads CSV forwards, as bytes: no text is made before a cell is asked for. Takes any line ending, drops null bytes and a byte order mark, skips empty lines. Memory
/// holds one buffer, however long the file. Not for several threads.
/// </summary>
/// <remarks>
/// Strict where a guess would cut rows in wrong places: a quote inside of a bare cell, text behind a closing quote, an open quote at the end and a row with another
/// number of cells than the header are errors (contracts/salesforce.md 7).
/// </remarks>
public sealed class BulkCsvReader : IDisposable
{
    private const int FirstCapacity = 32 * 1024;
    private readonly Stream source;
    private readonly BulkCsvOptions options;
    private readonly CsvIndexer index;
    private readonly SharedTexts texts = new();
    private byte[] buffer;
    private byte[]? scratch;
    private int scratchUsed;
    private int filled;
    private int rowStart;
    private int firstMark = 1;
    private int nextRow;
    private long gone;
    private bool started;
    private bool atEnd;
    private bool hasRow;
    private int currentStart;
    private int currentFirst;
    private int currentCells;
    private int headerCells = -1;
    private bool currentMayBeDoubled;

    /// <summary>Makes a reader. The stream stays the caller's.</summary>
    /// <param name="source">The bytes, UTF-8.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is wrong.</exception>
    public BulkCsvReader(Stream source, BulkCsvOptions? options = null)
    {
        this.source = source ?? throw new ArgumentNullException(nameof(source));
        this.options = (options ?? new BulkCsvOptions()).Checked();
        index = new CsvIndexer(this.options.Delimiter.Byte());
        buffer = ArrayPool<byte>.Shared.Rent(FirstCapacity + CsvBlock.Size);
    }

    /// <summary>The header; null before <see cref="ReadHeaderAsync"/>.</summary>
    public BulkCsvHeader? Header { get; private set; }

    /// <summary>The number of the current row, from 1; the header is row 1.</summary>
    public long RowNumber { get; private set; }

    /// <summary>The current row. Its bytes are good until the next row is read.</summary>
    /// <exception cref="InvalidOperationException">No row was read, or the end was passed.</exception>
    public BulkCsvRow Row => hasRow ? new BulkCsvRow(this) : throw new InvalidOperationException("There is no current row; read one first.");

    internal int CellCount => currentCells;

    /// <summary>The whole row as it stands in the file, without the line ending.</summary>
    internal ReadOnlySpan<byte> RawRow => buffer.AsSpan(currentStart, index.Marks[currentFirst + currentCells - 1] - currentStart);

    /// <summary>Reads the header. Null when the text is empty.</summary>
    /// <exception cref="BulkCsvException">The text is not CSV, or the header has no names, too many or two of the same.</exception>
    public async ValueTask<BulkCsvHeader?> ReadHeaderAsync(CancellationToken cancellationToken = default)
    {
        if (Header is not null || RowNumber > 0)
        {
            throw new InvalidOperationException("The header is the first row, and it is read once.");
        }

        if (!await ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        if (currentCells > options.MaxColumns)
        {
            throw Fault(FormattableString.Invariant($"the header has {currentCells} columns; allowed: {options.MaxColumns}"), currentStart);
        }

        string[] names = new string[currentCells];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = System.Text.Encoding.UTF8.GetString(Cell(i)).Trim();
        }

        if (Array.Exists(names, static n => n.Length == 0) || names.Distinct(StringComparer.OrdinalIgnoreCase).Count() != names.Length)
        {
            throw Fault("a column has no name, or two have the same", currentStart);
        }

        Header = new BulkCsvHeader(names);
        headerCells = names.Length;
        return Header;
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="BulkCsvException">The text is not CSV.</exception>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default) => TryRead() ? new(true) : ReadMoreAsync(cancellationToken);

    /// <summary>Goes to the next row when it is in memory already; false says nothing about the end.</summary>
    /// <exception cref="BulkCsvException">The text is not CSV.</exception>
    public bool TryRead()
    {
        while (nextRow < index.RowCount)
        {
            int lastMark = index.Rows[nextRow++];
            int start = rowStart;
            int end = index.Marks[lastMark];

            // The line feed of a pair is no end of its own.
            if (start > 0 && start < filled && buffer[start] == CsvWords.LineFeed && buffer[start - 1] == CsvWords.CarriageReturn)
            {
                start++;
            }

            currentStart = start;
            currentFirst = firstMark;
            currentCells = lastMark - firstMark + 1;
            index.Marks[firstMark - 1] = start - 1; // so that the first cell is as the others
            firstMark = lastMark + 1;
            rowStart = end + 1;
            if (end <= start && currentCells == 1)
            {
                continue;
            }

            Accept(end);
            return true;
        }

        hasRow = false;
        return false;
    }

    /// <summary>Gives the buffer back. The stream is left open.</summary>
    public void Dispose()
    {
        byte[] rented = buffer;
        buffer = [];
        hasRow = false;
        atEnd = true;
        nextRow = int.MaxValue;
        index.Dispose();
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<byte> Cell(int column)
    {
        if ((uint)column >= (uint)currentCells)
        {
            ThrowNoColumn(column);
        }

        int[] marks = index.Marks;
        int at = currentFirst + column;
        int start = marks[at - 1] + 1;
        ReadOnlySpan<byte> cell = buffer.AsSpan(start, marks[at] - start);
        if (cell.Length < 2 || cell[0] != CsvWords.Quote)
        {
            return cell;
        }

        cell = cell[1..^1];
        return currentMayBeDoubled ? Single(cell) : cell;
    }

    internal string Share(int column, ReadOnlySpan<byte> cell) => texts.Get(column, cell);

    internal BulkCsvException CellFault(int column, string problem) =>
        Fault($"column {(Header is null ? column + 1 : Header.Names[column])} {problem}", index.Marks[currentFirst + column - 1] + 1);

    private void Accept(int end)
    {
        hasRow = true;
        scratchUsed = 0;
        RowNumber++;
        if (end - currentStart > options.MaxFieldBytes)
        {
            CheckSizes(end);
        }

        currentMayBeDoubled = index.MayBeDoubled(currentStart, end);
        if (currentCells != headerCells && headerCells >= 0)
        {
            throw Fault(FormattableString.Invariant($"the row has {currentCells} cells and the header {headerCells}"), currentStart);
        }
    }

    [DoesNotReturn]
    private static void ThrowNoColumn(int column) => throw new ArgumentOutOfRangeException(nameof(column), column, "The row has no such column.");

    private void CheckSizes(int end)
    {
        if (end - currentStart > options.MaxRowBytes)
        {
            throw TooLong();
        }

        int start = currentStart;
        for (int i = 0; i < currentCells; i++)
        {
            int stop = index.Marks[currentFirst + i];
            if (stop - start > options.MaxFieldBytes)
            {
                throw Fault(FormattableString.Invariant($"a cell is longer than MaxFieldBytes, {options.MaxFieldBytes}"), start);
            }

            start = stop + 1;
        }
    }

    private BulkCsvException TooLong()
    {
        hasRow = false;
        return Fault(FormattableString.Invariant($"the row is longer than MaxRowBytes, {options.MaxRowBytes}"), currentStart);
    }

    private BulkCsvException Fault(string problem, int at) => new(problem, Math.Max(1, RowNumber), gone + at);

    // Two quotes stand for one. The texts of a row lie behind each other, so that all of them are good at once.
    private ReadOnlySpan<byte> Single(ReadOnlySpan<byte> cell)
    {
        if (!cell.Contains(CsvWords.Quote))
        {
            return cell;
        }

        if (scratch is null || scratch.Length - scratchUsed < cell.Length)
        {
            scratch = new byte[Math.Max(1024, 2 * (scratchUsed + cell.Length))];
            scratchUsed = 0;
        }

        Span<byte> target = scratch.AsSpan(scratchUsed);
        int length = 0;
        while (true)
        {
            int quote = cell.IndexOf(CsvWords.Quote);
            if (quote < 0)
            {
                break;
            }

            cell[..(quote + 1)].CopyTo(target[length..]);
            length += quote + 1;
            cell = cell[Math.Min(quote + 2, cell.Length)..];
        }

        cell.CopyTo(target[length..]);
        length += cell.Length;
        scratchUsed += length;
        return target[..length];
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReadMoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ThrowIfFaulty();
            if (atEnd)
            {
                return false;
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
            if (TryRead())
            {
                return true;
            }
        }
    }

    private void ThrowIfFaulty()
    {
        if (index.Fault >= 0)
        {
            throw new BulkCsvException("a quote stands where none may, or text follows a closing quote", RowNumber + 1, gone + index.Fault);
        }

        if (filled - rowStart > options.MaxRowBytes)
        {
            RowNumber++;
            currentStart = rowStart;
            throw TooLong();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        Compact();
        if (filled == buffer.Length - CsvBlock.Size)
        {
            Grow();
        }

        int read = await source.ReadAsync(buffer.AsMemory(filled, buffer.Length - CsvBlock.Size - filled), cancellationToken).ConfigureAwait(false);
        atEnd = read == 0;
        filled += WithoutNulls(buffer.AsSpan(filled, read));
        if (!started)
        {
            if (!atEnd && filled < 3)
            {
                return;
            }

            started = true;
            if (buffer.AsSpan(0, filled).StartsWith("\uFEFF"u8))
            {
                rowStart = 3;
                index.Skip(3);
                gone = -3;
            }
        }

        index.Run(buffer, filled, atEnd);
        if (atEnd && index.Fault < 0)
        {
            if (index.IsOpen)
            {
                throw new BulkCsvException("a quoted cell does not end", RowNumber + index.RowCount + 1, gone + filled);
            }

            int last = index.RowCount == 0 ? rowStart : index.Marks[index.Rows[index.RowCount - 1]] + 1;
            if (filled > last)
            {
                index.CloseRow(filled);
            }
        }
    }

    // Keeps the begun row, and one byte before it: a line feed at its start may belong to a carriage return.
    private void Compact()
    {
        int keepFrom = Math.Max(0, Math.Min(rowStart, filled) - 1);
        if (keepFrom > 0 || index.RowCount > 0)
        {
            buffer.AsSpan(keepFrom, filled - keepFrom).CopyTo(buffer);
            index.Shift(firstMark, keepFrom);
            firstMark = 1;
            nextRow = 0;
            filled -= keepFrom;
            rowStart -= keepFrom;
            gone += keepFrom;
        }
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(((buffer.Length - CsvBlock.Size) * 2) + CsvBlock.Size);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private static int WithoutNulls(Span<byte> bytes)
    {
        int length = bytes.IndexOf((byte)0);
        if (length < 0)
        {
            return bytes.Length;
        }

        foreach (byte value in bytes[length..])
        {
            if (value != 0)
            {
                bytes[length++] = value;
            }
        }

        return length;
    }
}
