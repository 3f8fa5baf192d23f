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
    // Ends of cells are written eight at a time, beyond those that are there.
    private const int AtOnce = 8;
    private const int Slack = CsvBlock.Size + AtOnce;
    private ulong inside;
    private ulong afterEnd = 1;
    private ulong afterClose;
    private ulong afterReturn;
    private int[] marks = ArrayPool<int>.Shared.Rent(8192);
    private int[] rows = ArrayPool<int>.Shared.Rent(1024);
    private int[] doubled = [];
    private int doubledCount;
    private int doubledAt;

    /// <summary>Where each cell ends. The first place is not one: it is free for where the first row starts.</summary>
    internal int[] Marks => marks;

    /// <summary>The number of marks, the free place included.</summary>
    internal int MarkCount { get; private set; } = 1;

    /// <summary>For each complete row, which mark ends it.</summary>
    internal int[] Rows => rows;

    internal int RowCount { get; private set; }

    /// <summary>How far the text was looked at.</summary>
    internal int Done { get; private set; }

    /// <summary>Where a quote stands that must not stand there; -1 when all is well.</summary>
    internal int Fault { get; private set; } = -1;

    /// <summary>True when the text that was looked at ends inside of quotes.</summary>
    internal bool IsOpen => inside != 0;

    internal void Skip(int bytes) => Done = bytes;

    public void Dispose()
    {
        (int[] first, int[] second) = (marks, rows);
        marks = rows = doubled = [];
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

    /// <summary>True when a stretch of text may hold doubled quotes; false when it holds none. Asked forwards, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayBeDoubled(int start, int end) => doubledAt < doubledCount && MayBeDoubledHere(start, end);

    /// <summary>The text before a place is gone; all complete rows with it.</summary>
    internal void Shift(int firstMark, int by)
    {
        int count = MarkCount - firstMark;
        for (int i = 0; i < count; i++)
        {
            marks[i + 1] = marks[firstMark + i] - by;
        }

        MarkCount = count + 1;
        RowCount = 0;
        Done -= by;
        Fault = Fault < 0 ? Fault : Fault - by;
        int kept = 0;
        for (int i = doubledAt; i < doubledCount; i++)
        {
            doubled[kept++] = doubled[i] - by;
        }

        (doubledAt, doubledCount) = (0, kept);
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

        MarkCount = count + BitOperations.PopCount(ends);
        ref int target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(marks), count);
        int done = Done;
        while (ends != 0)
        {
            // Without asking how many there are: what is written too much is written over. Eight fit into most blocks, so the branch is guessed right.
            Next(ref target, 0, ref ends, done);
            Next(ref target, 1, ref ends, done);
            Next(ref target, 2, ref ends, done);
            Next(ref target, 3, ref ends, done);
            Next(ref target, 4, ref ends, done);
            Next(ref target, 5, ref ends, done);
            Next(ref target, 6, ref ends, done);
            Next(ref target, 7, ref ends, done);
            target = ref Unsafe.Add(ref target, AtOnce);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Next(ref int target, int at, ref ulong ends, int done)
    {
        Unsafe.Add(ref target, at) = done + BitOperations.TrailingZeroCount(ends);
        ends &= ends - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CheckQuotes(ulong quotes, ulong runs, ulong all, int length)
    {
        ulong opening = quotes & runs;
        ulong closing = quotes & ~runs;
        ulong closed = (closing << 1) | afterClose;
        ulong pairs = opening & closed;
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

        if (pairs != 0)
        {
            NoteDoubled();
        }

        afterClose = closing >> 63;
    }

    // By block: a row that shares one is looked at more closely for nothing, and that is rare.
    private void NoteDoubled()
    {
        if (doubledCount == doubled.Length)
        {
            Array.Resize(ref doubled, Math.Max(16, doubled.Length * 2));
        }

        doubled[doubledCount++] = Done;
    }

    private bool MayBeDoubledHere(int start, int end)
    {
        while (doubledAt < doubledCount && doubled[doubledAt] + CsvBlock.Size <= start)
        {
            doubledAt++;
        }

        return doubledAt < doubledCount && doubled[doubledAt] < end;
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
        if (marks.Length - MarkCount < Slack)
        {
            Grow(ref marks, MarkCount);
        }

        if (rows.Length - RowCount < Slack)
        {
            Grow(ref rows, RowCount);
        }
    }
}
