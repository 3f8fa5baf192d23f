namespace Broker.Crm.Salesforce.Bulk.Ingest;

/// <summary>
/// Finds a row of a job by its key: 16 bytes a row and a table of places. Rows are numbered from 0 in the order they are added. Keys lie in blocks, which neither move when
/// more come nor go when the next job begins, so that a load of many jobs leaves no large arrays behind.
/// </summary>
internal sealed class KeyIndex
{
    private const int BlockBits = 13;
    private const int BlockSize = 1 << BlockBits;
    private const int FirstBlockSize = 256;
    private const int MediumTable = 32 * 1024;
    private readonly List<UInt128[]> blocks = [new UInt128[FirstBlockSize]];
    private int[] slots = new int[2 * FirstBlockSize];

    internal int Count { get; private set; }

    /// <summary>Forgets all rows, and keeps the room for them.</summary>
    internal void Clear()
    {
        Count = 0;
        slots.AsSpan().Clear();
    }

    /// <summary>Adds the next row; answers the row that has the key already, or -1.</summary>
    internal int Add(UInt128 key)
    {
        if (2 * Count >= slots.Length)
        {
            Grow();
        }

        ref int slot = ref Slot(key);
        if (slot != 0)
        {
            return slot - 1;
        }

        Room(Count)[Count & (BlockSize - 1)] = key;
        slot = ++Count;
        return -1;
    }

    /// <summary>The row of a key; -1 when there is none.</summary>
    internal int Find(UInt128 key) => Slot(key) - 1;

    private ref int Slot(UInt128 key)
    {
        int mask = slots.Length - 1;
        int at = (int)((ulong)key & (uint)mask);
        while (slots[at] != 0 && KeyOf(slots[at] - 1) != key)
        {
            at = (at + 1) & mask;
        }

        return ref slots[at];
    }

    private UInt128 KeyOf(int row) => blocks[row >> BlockBits][row & (BlockSize - 1)];

    private UInt128[] Room(int row)
    {
        int block = row >> BlockBits;
        if (block == blocks.Count)
        {
            blocks.Add(new UInt128[BlockSize]);
        }
        else if (blocks[block].Length <= (row & (BlockSize - 1)))
        {
            // Only the first one starts small.
            UInt128[] larger = blocks[block];
            Array.Resize(ref larger, Math.Min(BlockSize, larger.Length * 4));
            blocks[block] = larger;
        }

        return blocks[block];
    }

    private void Grow()
    {
        // The first ones are small, and each that is left behind is garbage.
        slots = new int[slots.Length * (slots.Length < MediumTable ? 4 : 2)];
        for (int i = 0; i < Count; i++)
        {
            Slot(KeyOf(i)) = i + 1;
        }
    }
}
