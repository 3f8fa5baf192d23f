using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>
/// Writes cells as UTF-8 CSV into one buffer; the owner of the buffer sends it on between rows. Quotes a cell only where it must be. Not for several threads.
/// </summary>
/// <remarks>An empty cell means "leave the field alone", <c>#N/A</c> means "clear it" (contracts/salesforce.md 7).</remarks>
public sealed class BulkCsvWriter : IDisposable
{
    private const int FirstCapacity = 64 * 1024;
    private const int MaxPlain = 64;
    private static readonly SearchValues<char> Edges = SearchValues.Create(" \t");
    private readonly byte delimiter;
    private readonly bool pair;
    private readonly SearchValues<byte> special;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstCapacity);
    private int used;
    private int rowStart;
    private int characters;
    private int keyStart;
    private int keyEnd;
    private int cellStart;

    /// <summary>Makes a writer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delimiter or the line ending is none.</exception>
    public BulkCsvWriter(BulkDelimiter delimiter = BulkDelimiter.Comma, BulkLineEnding lineEnding = BulkLineEnding.LF)
    {
        this.delimiter = delimiter.Byte();
        pair = lineEnding.Wire() == "CRLF";
        special = SearchValues.Create([this.delimiter, CsvWords.Quote, CsvWords.CarriageReturn, CsvWords.LineFeed]);
    }

    /// <summary>What was written and not taken, whole rows and the begun one.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, used);

    /// <summary>How many cells the begun row has.</summary>
    public int Cells { get; private set; }

    /// <summary>Which cell of a row is its key; -1 for none.</summary>
    internal int KeyColumn { get; set; } = -1;

    /// <summary>The key of the row that ended last, as it was written, quotes included. Good until the next cell.</summary>
    internal ReadOnlySpan<byte> Key => buffer.AsSpan(keyStart, keyEnd - keyStart);

    /// <summary>Characters of the begun row.</summary>
    internal int RowCharacters => characters;

    /// <summary>A cell that leaves the field alone.</summary>
    public void WriteAbsent() => Begin(0);

    /// <summary>A cell that clears the field.</summary>
    public void WriteNull() => WritePlain("#N/A"u8);

    /// <summary>A text; null or empty clears the field, as Salesforce keeps no empty texts.</summary>
    /// <exception cref="ArgumentException">The text is <c>#N/A</c> itself, which would clear the field; or it is too long, or holds half of a surrogate pair or a null character.</exception>
    public void WriteText(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            WriteNull();
            return;
        }

        WriteText(value.AsSpan());
    }

    /// <summary>A text that is not empty.</summary>
    /// <exception cref="ArgumentException">As for <see cref="WriteText(string?)"/>.</exception>
    public void WriteText(ReadOnlySpan<char> value)
    {
        if (value.Length > BulkLimits.MaxFieldCharacters)
        {
            throw new ArgumentException(FormattableString.Invariant($"The text has {value.Length} characters; a cell takes {BulkLimits.MaxFieldCharacters}."), nameof(value));
        }

        if (value.SequenceEqual("#N/A"))
        {
            throw new ArgumentException("The text '#N/A' cannot be told from a cleared field in Bulk 2.0; write it another way, or set null.", nameof(value));
        }

        int longest = Encoding.UTF8.GetMaxByteCount(value.Length);
        Begin(longest);
        OperationStatus status = System.Text.Unicode.Utf8.FromUtf16(value, buffer.AsSpan(used), out _, out int written, replaceInvalidSequences: false);
        Span<byte> cell = buffer.AsSpan(used, written);
        if (status != OperationStatus.Done || cell.Contains((byte)0))
        {
            throw new ArgumentException("The text holds half of a surrogate pair or a null character.", nameof(value));
        }

        characters += value.Length;
        used += written;
        if (value.Length > 0 && (cell.ContainsAny(special) || Edges.Contains(value[0]) || Edges.Contains(value[^1])))
        {
            Quote(written);
        }
    }

    /// <summary>Text that is UTF-8 already. Not checked for being so.</summary>
    public void WriteUtf8(ReadOnlySpan<byte> value)
    {
        WritePlain(value);
        if (value.ContainsAny(special) || (value.Length > 0 && (value[0] is (byte)' ' or (byte)'\t' || value[^1] is (byte)' ' or (byte)'\t')))
        {
            Quote(value.Length);
        }
    }

    /// <summary>A number; null clears the field.</summary>
    public void WriteNumber(decimal? value)
    {
        if (value is not { } number)
        {
            WriteNull();
            return;
        }

        Begin(MaxPlain);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        ulong digits = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        int written;
        if (bits[2] == 0)
        {
            written = Digits(buffer.AsSpan(used), digits, (bits[3] >> 16) & 0xFF, bits[3] < 0 && digits != 0);
        }
        else
        {
            _ = number.TryFormat(buffer.AsSpan(used), out written, default, CultureInfo.InvariantCulture);
        }

        Advance(written);
    }

    /// <summary>A whole number; null clears the field.</summary>
    public void WriteNumber(long? value)
    {
        if (value is not { } number)
        {
            WriteNull();
            return;
        }

        Begin(MaxPlain);
        _ = Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out int written);
        Advance(written);
    }

    /// <summary>A checkbox; null clears the field.</summary>
    public void WriteFlag(bool? value)
    {
        if (value is { } flag)
        {
            WritePlain(flag ? "true"u8 : "false"u8);
        }
        else
        {
            WriteNull();
        }
    }

    /// <summary>A date as <c>2026-11-22</c>; null clears the field.</summary>
    public void WriteDate(DateOnly? value)
    {
        if (value is not { } date)
        {
            WriteNull();
            return;
        }

        Begin(MaxPlain);
        _ = date.TryFormat(buffer.AsSpan(used), out int written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Advance(written);
    }

    /// <summary>A moment, in UTC, as <c>2026-11-22T06:00:00.000Z</c>; null clears the field.</summary>
    public void WriteTime(DateTimeOffset? value)
    {
        if (value is not { } moment)
        {
            WriteNull();
            return;
        }

        Begin(MaxPlain);
        _ = moment.UtcDateTime.TryFormat(buffer.AsSpan(used), out int written, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        Advance(written);
    }

    /// <summary>Ends the row.</summary>
    /// <exception cref="InvalidOperationException">The row has no cell.</exception>
    public void EndRow()
    {
        if (Cells == 0)
        {
            throw new InvalidOperationException("A row needs a cell.");
        }

        Ensure(4);
        if (Cells == KeyColumn + 1)
        {
            keyEnd = used;
        }

        if (used == rowStart)
        {
            // An empty line is no row.
            buffer[used++] = CsvWords.Quote;
            buffer[used++] = CsvWords.Quote;
        }

        if (pair)
        {
            buffer[used++] = CsvWords.CarriageReturn;
        }

        buffer[used++] = CsvWords.LineFeed;
        rowStart = used;
        Cells = 0;
        characters = 0;
    }

    /// <summary>Forgets everything that was written, after it was taken.</summary>
    public void Clear()
    {
        used = 0;
        rowStart = 0;
        Cells = 0;
        characters = 0;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        byte[] rented = buffer;
        buffer = [];
        used = 0;
        rowStart = 0;
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>A whole row as it stands in another file of the same form.</summary>
    internal void WriteRow(ReadOnlySpan<byte> row)
    {
        Ensure(row.Length + 4);
        row.CopyTo(buffer.AsSpan(used));
        used += row.Length;
        Cells = 1;
        keyStart = keyEnd = used;
        EndRow();
    }

    private static int Digits(Span<byte> target, ulong digits, int scale, bool negative)
    {
        Span<byte> text = stackalloc byte[32];
        int start = text.Length;
        int left = scale;
        do
        {
            (digits, ulong digit) = Math.DivRem(digits, 10);
            text[--start] = (byte)('0' + digit);
            if (--left == 0)
            {
                text[--start] = (byte)'.';
                if (digits == 0)
                {
                    text[--start] = (byte)'0';
                }
            }
        }
        while (digits != 0 || left > 0);
        if (negative)
        {
            text[--start] = (byte)'-';
        }

        text[start..].CopyTo(target);
        return text.Length - start;
    }

    private void WritePlain(ReadOnlySpan<byte> value)
    {
        Begin(value.Length);
        value.CopyTo(buffer.AsSpan(used));
        Advance(value.Length);
    }

    private void Advance(int written)
    {
        characters += written;
        used += written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Begin(int longest)
    {
        Ensure(longest + 1);
        if (Cells == KeyColumn + 1)
        {
            keyEnd = used;
        }

        if (Cells > 0)
        {
            buffer[used++] = delimiter;
        }

        if (Cells++ == KeyColumn)
        {
            keyStart = used;
        }

        cellStart = used;
    }

    private void Quote(int length)
    {
        int quotes = buffer.AsSpan(cellStart, length).Count(CsvWords.Quote);
        Ensure(quotes + 2);
        Span<byte> cell = buffer.AsSpan(cellStart, length + quotes + 2);
        int target = cell.Length - 1;
        cell[target--] = CsvWords.Quote;
        for (int from = length - 1; from >= 0; from--)
        {
            byte value = cell[from];
            cell[target--] = value;
            if (value == CsvWords.Quote)
            {
                cell[target--] = CsvWords.Quote;
            }
        }

        cell[0] = CsvWords.Quote;
        used = cellStart + cell.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Ensure(int more)
    {
        if (buffer.Length - used < more)
        {
            Grow(more);
        }
    }

    private void Grow(int more)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, used + more));
        buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
