namespace Broker.Orchestration.Analyzers;

/// <summary>The known name that a misspelt one is nearest to.</summary>
internal static class NearestName
{
    /// <summary>Null when nothing is near: more than a third of the name would have to change.</summary>
    internal static string? To(string name, IEnumerable<string> known)
    {
        (string? Name, int Distance) best = (null, (name.Length / 3) + 1);
        foreach (string candidate in known.OrderBy(static candidate => candidate, StringComparer.Ordinal))
        {
            int distance = Math.Abs(candidate.Length - name.Length) >= best.Distance ? best.Distance : Distance(name, candidate);
            if (distance < best.Distance)
            {
                best = (candidate, distance);
            }
        }

        return best.Name;
    }

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), cost);
            }
        }

        return row[b.Length];
    }
}
