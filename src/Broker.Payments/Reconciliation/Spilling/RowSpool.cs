namespace Broker.Payments.Reconciliation.Spilling;

/// <summary>Keeps rows in the order they came, to be read again: in memory while they are few, then in a temporary file.</summary>
internal sealed class RowSpool(SpillFolder folder, int memory) : IDisposable
{
    private readonly List<(ulong Hash, ulong Minor, byte[] Payload)> few = [];
    private SpillFile? file;
    private int bytes;

    internal void Add(ulong hash, ulong minor, ReadOnlySpan<byte> payload)
    {
        if (file is null && bytes + payload.Length <= memory)
        {
            bytes += payload.Length + 64;
            few.Add((hash, minor, payload.ToArray()));
            return;
        }

        if (file is null)
        {
            file = new SpillFile(folder, 64 * 1024);
            foreach ((ulong h, ulong m, byte[] p) in few)
            {
                file.Append(h, m, p);
            }

            few.Clear();
            few.TrimExcess();
        }

        file.Append(hash, minor, payload);
    }

    /// <summary>Hands the rows whose key passes a filter to a sorter.</summary>
    internal void CopyTo(RowSorter sorter, KeyFilter filter, CancellationToken cancellationToken)
    {
        foreach ((ulong hash, ulong minor, byte[] payload) in few)
        {
            if (filter.MayContain(hash))
            {
                sorter.Add(hash, minor, payload);
            }
        }

        if (file is null)
        {
            return;
        }

        file.Flush();
        var run = new RowRun(file.Handle, 0, file.Length, 64 * 1024);
        for (int i = 0; run.MoveNext(); i++)
        {
            if ((i & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (filter.MayContain(run.Hash))
            {
                sorter.Add(run.Hash, run.Minor, run.Payload);
            }
        }
    }

    public void Dispose() => file?.Dispose();
}
