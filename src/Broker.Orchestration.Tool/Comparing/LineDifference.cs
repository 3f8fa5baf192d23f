namespace Broker.Orchestration.Tool.Comparing;

/// <summary>One fact whose line in the reviewed listing is not the line of the code.</summary>
/// <param name="Line">The line of the listing to look at, from 1.</param>
/// <param name="Sentence">What differs, with both lines.</param>
internal sealed record LineDifference(int Line, string Sentence)
{
    /// <summary>Nothing when both agree; else what came, what went and what changed, in the order of the listing.</summary>
    internal static IReadOnlyList<LineDifference> Between(IReadOnlyList<string> reviewed, IReadOnlyList<string> code)
    {
        if (reviewed.SequenceEqual(code, StringComparer.Ordinal))
        {
            return [];
        }

        Dictionary<string, string> expected = code.ToDictionary(Name, static line => line, StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<LineDifference> differences = [];
        for (int i = 0; i < reviewed.Count; i++)
        {
            string line = reviewed[i];
            string name = Name(line);
            if (!expected.TryGetValue(name, out string? wanted))
            {
                differences.Add(new(i + 1, line.Length == 0 ? "The line is empty." : $"The code does not have this line: '- {line}'."));
            }
            else if (!seen.Add(name))
            {
                differences.Add(new(i + 1, $"'{name}' stands here a second time: '- {line}'."));
            }
            else if (wanted != line)
            {
                differences.Add(new(i + 1, $"'{name}' differs: '- {line}' is reviewed, '+ {wanted}' is the code."));
            }
        }

        differences.AddRange(code.Where(line => !seen.Contains(Name(line))).Select(line => new LineDifference(Place(reviewed, line), $"The listing lacks a line of the code: '+ {line}'.")));
        return differences.Count > 0 ? [.. differences.OrderBy(static d => d.Line)] : [new(1, "The lines are the same in another order.")];
    }

    private static string Name(string line) => line.Split('|', 2)[0].Trim();

    private static int Place(IReadOnlyList<string> reviewed, string line)
    {
        int place = 0;
        while (place < reviewed.Count && string.CompareOrdinal(Name(reviewed[place]), Name(line)) < 0)
        {
            place++;
        }

        return Math.Clamp(place + 1, 1, Math.Max(1, reviewed.Count));
    }
}
