namespace Broker.Crm.Salesforce.Composite;

/// <summary>Cuts a collection into calls. Salesforce takes at most ten runs of one object each in a call, so a list that changes more often is sorted by object first.</summary>
internal static class CollectionOrder
{
    /// <summary>The places of the records of each call, in the order in which they are sent.</summary>
    internal static IReadOnlyList<IReadOnlyList<int>> Chunks(int count, IReadOnlyList<string>? types, int chunkSize)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        if (types is not null && Runs(order, types) > CompositeLimits.CollectionTypeRuns)
        {
            // Stable, so that records of one object keep their order; objects stand in the order of their first record.
            var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            for (int i = 0; i < count; i++)
            {
                first.TryAdd(types[i], i);
            }

            order = [.. order.OrderBy(i => first[types[i]])];
        }

        var chunks = new List<IReadOnlyList<int>>();
        var open = new List<int>();
        int runs = 0;
        foreach (int i in order)
        {
            bool starts = types is not null && (open.Count == 0 || !SameType(types, open[^1], i));
            if (open.Count == chunkSize || (starts && runs == CompositeLimits.CollectionTypeRuns))
            {
                chunks.Add(open);
                open = [];
                runs = 0;
                starts = types is not null;
            }

            runs += starts ? 1 : 0;
            open.Add(i);
        }

        if (open.Count > 0)
        {
            chunks.Add(open);
        }

        return chunks;
    }

    private static int Runs(int[] order, IReadOnlyList<string> types)
    {
        int runs = 0;
        for (int i = 0; i < order.Length; i++)
        {
            runs += i == 0 || !SameType(types, order[i - 1], order[i]) ? 1 : 0;
        }

        return runs;
    }

    private static bool SameType(IReadOnlyList<string> types, int left, int right) => string.Equals(types[left], types[right], StringComparison.OrdinalIgnoreCase);
}
