namespace Broker.Payments.Reconciliation.Spilling;

/// <summary>Merges sorted pieces: a binary heap of the pieces' next rows.</summary>
internal sealed class MergeCursor : IRowCursor
{
    private readonly RowRun[] heap;
    private int size;
    private bool started;

    internal MergeCursor(RowRun[] runs)
    {
        heap = runs;
        foreach (RowRun run in runs)
        {
            if (run.MoveNext())
            {
                heap[size++] = run;
            }
        }

        for (int i = (size / 2) - 1; i >= 0; i--)
        {
            Sink(i);
        }
    }

    public ulong Hash => heap[0].Hash;

    public ulong Minor => heap[0].Minor;

    public ReadOnlySpan<byte> Payload => heap[0].Payload;

    public bool MoveNext()
    {
        if (!started)
        {
            started = true;
            return size > 0;
        }

        if (size == 0)
        {
            return false;
        }

        if (!heap[0].MoveNext())
        {
            heap[0] = heap[--size];
        }

        Sink(0);
        return size > 0;
    }

    private void Sink(int at)
    {
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= size)
            {
                return;
            }

            if (child + 1 < size && Compare(heap[child + 1], heap[child]) < 0)
            {
                child++;
            }

            if (Compare(heap[at], heap[child]) <= 0)
            {
                return;
            }

            (heap[at], heap[child]) = (heap[child], heap[at]);
            at = child;
        }
    }

    private static int Compare(RowRun left, RowRun right)
    {
        int order = left.Hash.CompareTo(right.Hash);
        order = order != 0 ? order : left.Minor.CompareTo(right.Minor);
        return order != 0 ? order : left.Payload.SequenceCompareTo(right.Payload);
    }
}
