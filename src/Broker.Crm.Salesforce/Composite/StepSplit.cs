namespace Broker.Crm.Salesforce.Composite;

/// <summary>Puts steps into calls: what uses another's answer stays with it, each call keeps the limits, and the order is kept as far as that allows.</summary>
internal static class StepSplit
{
    /// <summary>The places of the steps of each call, each in rising order.</summary>
    /// <exception cref="ArgumentException">Steps that hang together do not fit one call.</exception>
    internal static IReadOnlyList<IReadOnlyList<int>> Split(IReadOnlyList<CompositeStep> steps, int maxSteps, int maxQueries)
    {
        var calls = new List<IReadOnlyList<int>>();
        var open = new List<int>();
        int openQueries = 0;
        foreach (List<int> group in Groups(steps))
        {
            int queries = group.Count(i => steps[i].IsQueryKind);
            if (group.Count > maxSteps || queries > maxQueries)
            {
                throw new ArgumentException(
                    $"{group.Count} steps, {queries} of them queries or collections, use one another's answers, from {steps[group[0]].Ref.Name} on, and must go in one call; "
                    + $"Salesforce allows {maxSteps} steps, {maxQueries} of them queries or collections. Use a graph, which takes {CompositeLimits.GraphNodes}, or cut the chain.",
                    nameof(steps));
            }

            if (open.Count + group.Count > maxSteps || openQueries + queries > maxQueries)
            {
                calls.Add(Closed(open));
                open = [];
                openQueries = 0;
            }

            open.AddRange(group);
            openQueries += queries;
        }

        if (open.Count > 0)
        {
            calls.Add(Closed(open));
        }

        return calls;
    }

    /// <summary>The steps that hang together, each group in rising order, the groups by their first step.</summary>
    internal static IReadOnlyList<List<int>> Groups(IReadOnlyList<CompositeStep> steps) => Groups(steps.Count, i => steps[i].DependsOn);

    internal static IReadOnlyList<List<int>> Groups(int count, Func<int, IEnumerable<int>> dependsOn)
    {
        int[] parent = [.. Enumerable.Range(0, count)];
        for (int i = 0; i < count; i++)
        {
            foreach (int other in dependsOn(i))
            {
                int left = Find(parent, i);
                int right = Find(parent, other);
                (int low, int high) = left < right ? (left, right) : (right, left);
                parent[high] = low; // the first step of a group stays its root
            }
        }

        var groups = new List<List<int>>();
        var byRoot = new Dictionary<int, List<int>>();
        for (int i = 0; i < count; i++)
        {
            int root = Find(parent, i);
            if (!byRoot.TryGetValue(root, out List<int>? group))
            {
                groups.Add(byRoot[root] = group = []);
            }

            group.Add(i);
        }

        return groups;
    }

    private static List<int> Closed(List<int> call)
    {
        call.Sort();
        return call;
    }

    private static int Find(int[] parent, int item)
    {
        while (parent[item] != item)
        {
            item = parent[item] = parent[parent[item]];
        }

        return item;
    }
}
