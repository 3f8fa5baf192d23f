namespace Broker.Crm.Salesforce.Bulk.Ingest;

/// <summary>Finds a row of a job by its key: 16 bytes a row and a table of places. Rows are numbered from 0 in the order they are added.</summary>
internal sealed class KeyIndex
{
    private UInt128[] keys = new UInt128[256];
    private int[] slots = new int[512];

    internal int Count { get; private set; }

    /// <summary>Adds the next row; answers the row that has the key already, or -1.</summary>
    internal int Add(UInt128 key)
    {
        if (Count == keys.Length)
        {
            Grow();
        }

        ref int slot = ref Slot(key);
        if (slot != 0)
        {
            return slot - 1;
        }

        keys[Count] = key;
        slot = ++Count;
        return -1;
    }

    /// <summary>The row of a key; -1 when there is none.</summary>
    internal int Find(UInt128 key) => Slot(key) - 1;

    private ref int Slot(UInt128 key)
    {
        int mask = slots.Length - 1;
        int at = (int)((ulong)key & (uint)mask);
        while (slots[at] != 0 && keys[slots[at] - 1] != key)
        {
            at = (at + 1) & mask;
        }

        return ref slots[at];
    }

    private void Grow()
    {
        Array.Resize(ref keys, keys.Length * 2);
        slots = new int[keys.Length * 2];
        for (int i = 0; i < Count; i++)
        {
            Slot(keys[i]) = i + 1;
        }
    }
}
