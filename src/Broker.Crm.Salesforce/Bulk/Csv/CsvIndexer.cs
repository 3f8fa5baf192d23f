using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>
/// Finds the ends of cells and rows, 64 bytes at a time. Quotes are followed by parity, so a separator inside of quotes costs nothing, and every quote is checked for
/// its neighbours, so a stray one is an error and not a file that is cut in wrong places.
/// </summary>
internal sealed class CsvIndexer(byte delimiter) : IDisposable
{
    private ulong inside;
    private ulong afterEnd = 1;
    private ulong afterClose;
    private ulong afterReturn;
    private int[] marks = ArrayPool<int>.Shared.Rent(8192);
    private int[] rows = ArrayPool<int>.Shared.Rent(1024);

    /// <summary>Where each cell ends.</summary>
    internal int[] Marks => marks;

    internal int MarkCount { get; private set; }

    /// <summary>For each complete row, which mark ends it.</summary>
    internal int[] Rows => rows;

    internal int RowCount { get; private set; }

    /// <summary>How far the text was looked at.</summary>
    internal int Done { get; private set; }

    /// <summary>The last place with a doubled quote; cells before it need no look for one.</summary>
    internal int LastDoubled { get; private set; } = -1;

    /// <summary>Where a quote stands that must not stand there; -1 when all is well.</summary>
    internal int Fault { get; private set; } = -1;

    /// <summary>True when the text that was looked at ends inside of quotes.</summary>
    internal bool IsOpen => inside != 0;

    internal void Skip(int bytes) => Done = bytes;

    public void Dispose()
    {
        (int[] first, int[] second) = (marks, rows);
        marks = rows = [];
        if (first.Length > 0)
        {
            ArrayPool<int>.Shared.Return(first);
            ArrayPool<int>.Shared.Return(second);
        }
    }

    /// <summary>Looks at whole blocks, and at the rest when nothing more comes. The buffer is 64 bytes longer than the text.</summary>
    internal void Run(byte[] buffer, int filled, bool isLast)
    {
        while (Done + CsvBlock.Size <= filled && Fault < 0)
        {
            Take(CsvBlock.Read(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(buffer), Done), delimiter), CsvBlock.Size);
        }

        if (isLast && Done < filled && Fault < 0)
        {
            int rest = filled - Done;
            Take(CsvBlock.Read(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(buffer), Done), delimiter).First(rest), rest);
        }
    }

    /// <summary>The last row may have no line break.</summary>
    internal void CloseRow(int end)
    {
        Reserve();
        marks[MarkCount] = end;
        rows[RowCount++] = MarkCount++;
    }

    /// <summary>The text before a place is gone; all complete rows with it.</summary>
    internal void Shift(int firstMark, int by)
    {
        int count = MarkCount - firstMark;
        for (int i = 0; i < count; i++)
        {
            marks[i] = marks[firstMark + i] - by;
        }

        MarkCount = count;
        RowCount = 0;
        Done -= by;
        LastDoubled = Math.Max(-1, LastDoubled - by);
        Fault = Fault < 0 ? Fault : Fault - by;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(in CsvBlock block, int length)
    {
        ulong quotes = block.Quotes;
        ulong runs = CsvBlock.RunsOf(quotes) ^ inside;
        ulong all = (block.Delimiters | block.Feeds | block.Returns) & ~runs;
        ulong returns = block.Returns & ~runs;
        ulong ends = all & ~(block.Feeds & ((returns << 1) | afterReturn));
        if ((quotes | afterClose) != 0)
        {
            CheckQuotes(quotes, runs, all, length);
            if (Fault >= 0)
            {
                ends &= (1UL << (Fault - Done)) - 1; // what lies behind it cannot be told apart
            }
        }

        inside = (ulong)((long)runs >> 63);
        if (length < CsvBlock.Size)
        {
            inside = (runs >> (length - 1)) & 1; // only at the end of the text
        }

        afterEnd = all >> 63;
        afterReturn = returns >> 63;
        ulong lines = ends & (block.Feeds | block.Returns);
        Store(ends, lines);
        Done += length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(ulong ends, ulong lines)
    {
        Reserve();
        int count = MarkCount;
        while (lines != 0)
        {
            ulong line = lines & (0 - lines);
            rows[RowCount++] = count + BitOperations.PopCount(ends & (line - 1));
            lines ^= line;
        }

        ref int target = ref marks[count];
        int found = BitOperations.PopCount(ends);
        for (int i = 0; i < found; i++)
        {
            Unsafe.Add(ref target, i) = Done + BitOperations.TrailingZeroCount(ends);
            ends &= ends - 1;
        }

        MarkCount = count + found;
    }

    private void CheckQuotes(ulong quotes, ulong runs, ulong all, int length)
    {
        ulong opening = quotes & runs;
        ulong closing = quotes & ~runs;
        ulong closed = (closing << 1) | afterClose;
        ulong doubled = opening & closed;
        ulong wrongOpening = opening & ~((all << 1) | afterEnd | closed);
        ulong wrongEnd = closed & ~(all | opening);
        if (length < CsvBlock.Size)
        {
            wrongEnd &= (1UL << length) - 1; // a quote may close the text
        }

        if ((wrongOpening | wrongEnd) != 0)
        {
            Fault = Done + BitOperations.TrailingZeroCount(wrongOpening | wrongEnd);
        }

        if (doubled != 0)
        {
            LastDoubled = Done + 63 - BitOperations.LeadingZeroCount(doubled);
        }

        afterClose = closing >> 63;
    }

    private static void Grow(ref int[] array, int used)
    {
        int[] larger = ArrayPool<int>.Shared.Rent(array.Length * 2);
        array.AsSpan(0, used).CopyTo(larger);
        ArrayPool<int>.Shared.Return(array);
        array = larger;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve()
    {
        if (marks.Length - MarkCount < CsvBlock.Size + 1)
        {
            Grow(ref marks, MarkCount);
        }

        if (rows.Length - RowCount < CsvBlock.Size + 1)
        {
            Grow(ref rows, RowCount);
        }
    }
}
