using System.Collections;
using Broker.Crm.Salesforce.Bulk.Spool;

namespace Broker.Crm.Salesforce.Bulk.Ingest;

/// <summary>The rows of one job: their bytes, their keys, and which of them have their outcome.</summary>
internal sealed class Chunk(RowSpool spool, int level, KeyIndex keys) : IAsyncDisposable
{
    private BitArray told = new(0);
    private BitArray locked = new(0);
    private List<long>? numbers;

    internal RowSpool Spool { get; } = spool;

    /// <summary>How often these rows were loaded before.</summary>
    internal int Level { get; } = level;

    /// <summary>The number of the first row in the input; 0 when they do not stand in a row there.</summary>
    internal long FirstRow { get; init; }

    internal int Count => keys.Count;

    internal int LockedCount { get; private set; }

    /// <summary>Adds a row; answers the number of the row that has the key already, or 0.</summary>
    internal long Add(UInt128 key, long number)
    {
        int same = keys.Add(key);
        if (same >= 0)
        {
            return NumberOf(same);
        }

        if (FirstRow == 0)
        {
            (numbers ??= []).Add(number);
        }

        return 0;
    }

    internal void Seal()
    {
        told = new BitArray(Count);
        locked = new BitArray(Count);
    }

    internal int Find(UInt128 key) => keys.Find(key);

    internal long NumberOf(int row) => numbers is null ? FirstRow + row : numbers[row];

    internal bool IsTold(int row) => told[row];

    /// <summary>Notes that a row has its outcome; false when it had one.</summary>
    internal bool Tell(int row)
    {
        if (told[row])
        {
            return false;
        }

        told[row] = true;
        ToldCount++;
        return true;
    }

    internal int ToldCount { get; private set; }

    internal bool IsLocked(int row) => locked[row];

    internal void Lock(int row)
    {
        locked[row] = true;
        LockedCount++;
    }

    public ValueTask DisposeAsync() => Spool.DisposeAsync();
}
