namespace Broker.MetaTrader.Diagnosis;

/// <summary>Names of trade servers: what to search for, and which ones may have been meant.</summary>
internal static class ServerNames
{
    private const int ShortestSearch = 4;
    private const int MostSuggestions = 5;

    /// <summary>The company's part of a server's name, or the whole name; null when that is too short to be searched for.</summary>
    internal static string? SearchText(string server)
    {
        string name = server.Trim();
        int end = name.AsSpan().IndexOfAny('-', ' ', '_');
        return end >= ShortestSearch ? name[..end] : name.Length >= ShortestSearch ? name : null;
    }

    /// <summary>The names closest to the one given, the closest first.</summary>
    internal static IReadOnlyList<string> Closest(string given, IEnumerable<string> known) =>
        [.. known.Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => Distance(given.ToUpperInvariant(), name.ToUpperInvariant())).Take(MostSuggestions)];

    // Levenshtein: how many characters must be changed, added or dropped.
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
