using System.Buffers.Binary;

namespace Broker.Payments.Reconciliation.Spilling;

/// <summary>
/// Sorts rows by hash, then by a minor number, then by their bytes, within a fixed memory: what does not fit is sorted in pieces, written to one temporary file and
/// merged. The order depends on the rows alone, never on the order in which they came.
/// </summary>
internal sealed class RowSorter(SpillFolder folder, int memory) : IDisposable
{
    private const int IndexBytes = 24;
    private const int MinimumReadBuffer = 4 * 1024;
    private const int MaximumReadBuffer = 256 * 1024;

    private readonly List<(long Start, long End)> pieces = [];
    private byte[] arena = [];
    private ulong[] hashes = [];
    private ulong[] minors = [];
    private int[] offsets = [];
    private int[] rows = [];
    private int used;
    private int count;
    private SpillFile? file;

    internal long Count { get; private set; }

    internal void Add(ulong hash, ulong minor, ReadOnlySpan<byte> payload)
    {
        int needed = sizeof(int) + payload.Length;
        if (count > 0 && (long)used + needed + ((long)count * IndexBytes) > memory)
        {
            SpillPiece();
        }

        Reserve(needed);
        BinaryPrimitives.WriteInt32LittleEndian(arena.AsSpan(used), payload.Length);
        payload.CopyTo(arena.AsSpan(used + sizeof(int)));
        hashes[count] = hash;
        minors[count] = minor;
        offsets[count] = used;
        rows[count] = count;
        used += needed;
        count++;
        Count++;
    }

    /// <summary>Looks at every row added so far, in no order; nothing may be added meanwhile.</summary>
    internal IRowCursor Scan()
    {
        file?.Flush();
        return new ScanCursor(this, file is null ? null : new RowRun(file.Handle, 0, file.Length, MaximumReadBuffer));
    }

    /// <summary>Ends adding and begins reading. The memory of a sorter that spilled is given back at once.</summary>
    internal IRowCursor Sort()
    {
        if (file is null)
        {
            SortPiece();
            return new ArenaCursor(this);
        }

        SpillPiece();
        Forget();
        file.Flush();
        int readBuffer = Math.Clamp(memory / pieces.Count, MinimumReadBuffer, MaximumReadBuffer);
        return new MergeCursor([.. pieces.Select(p => new RowRun(file.Handle, p.Start, p.End, readBuffer))]);
    }

    public void Dispose()
    {
        Forget();
        file?.Dispose();
        file = null;
    }

    private void SpillPiece()
    {
        SortPiece();
        file ??= new SpillFile(folder, 256 * 1024);
        long start = file.Length;
        for (int i = 0; i < count; i++)
        {
            int row = rows[i];
            file.Append(hashes[i], minors[row], PayloadOf(row));
        }

        if (file.Length > start)
        {
            pieces.Add((start, file.Length));
        }

        used = 0;
        count = 0;
    }

    private void SortPiece()
    {
        Array.Sort(hashes, rows, 0, count);
        for (int i = 0; i < count;)
        {
            int end = i + 1;
            while (end < count && hashes[end] == hashes[i])
            {
                end++;
            }

            if (end - i > 1)
            {
                rows.AsSpan(i, end - i).Sort(CompareTied);
            }

            i = end;
        }
    }

    private int CompareTied(int left, int right)
    {
        int order = minors[left].CompareTo(minors[right]);
        return order != 0 ? order : PayloadOf(left).SequenceCompareTo(PayloadOf(right));
    }

    private ReadOnlySpan<byte> PayloadOf(int row) => arena.AsSpan(offsets[row] + sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(arena.AsSpan(offsets[row])));

    private void Reserve(int needed)
    {
        if (arena.Length - used < needed)
        {
            Array.Resize(ref arena, Math.Max(Grown(arena.Length, 16 * 1024), used + needed));
        }

        if (count == hashes.Length)
        {
            int wider = Grown(hashes.Length, 256);
            Array.Resize(ref hashes, wider);
            Array.Resize(ref minors, wider);
            Array.Resize(ref offsets, wider);
            Array.Resize(ref rows, wider);
        }
    }

    private int Grown(int length, int first) => length == 0 ? first : (int)Math.Min((long)length * 2, Math.Max(memory, length + 1024L));

    private void Forget()
    {
        arena = [];
        hashes = [];
        minors = [];
        offsets = [];
        rows = [];
        used = 0;
        count = 0;
    }

    private sealed class ScanCursor(RowSorter owner, RowRun? spilled) : IRowCursor
    {
        private int position = -1;

        public ulong Hash => position < 0 ? spilled!.Hash : owner.hashes[position];

        public ulong Minor => position < 0 ? spilled!.Minor : owner.minors[position];

        public ReadOnlySpan<byte> Payload => position < 0 ? spilled!.Payload : owner.PayloadOf(position);

        public bool MoveNext() => (position < 0 && spilled is not null && spilled.MoveNext()) || ++position < owner.count;
    }

    private sealed class ArenaCursor(RowSorter owner) : IRowCursor
    {
        private int position = -1;

        public ulong Hash => owner.hashes[position];

        public ulong Minor => owner.minors[owner.rows[position]];

        public ReadOnlySpan<byte> Payload => owner.PayloadOf(owner.rows[position]);

        public bool MoveNext() => ++position < owner.count;
    }
}
