namespace Broker.Orchestration.Tool.Comparing;

/// <summary>What differs between two decision listings.</summary>
internal static class DecisionDiff
{
    private const string None = "(no cell)";

    /// <summary>The cells of a listing.</summary>
    /// <exception cref="FormatException">A line is none of a decision listing, or a cell stands there twice.</exception>
    internal static IReadOnlyDictionary<(string Event, string State), string> Read(IEnumerable<string> lines)
    {
        Dictionary<(string Event, string State), string> cells = [];
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (line.Split('|', 3, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } caseEvent, { Length: > 0 } state, { Length: > 0 } cell])
            {
                throw new FormatException($"Line {number} is no line of a decision listing, which reads 'event | state | decision'.");
            }

            if (!cells.TryAdd((caseEvent, state), cell))
            {
                throw new FormatException($"Line {number} decides {caseEvent} in {state} a second time.");
            }
        }

        return cells;
    }

    /// <summary>The changed cells in the order of the newer listing, then those that are gone.</summary>
    internal static IReadOnlyList<DecisionChange> Between(
        IReadOnlyDictionary<(string Event, string State), string> older, IReadOnlyDictionary<(string Event, string State), string> newer) =>
    [
        .. newer.Where(cell => older.GetValueOrDefault(cell.Key) != cell.Value)
            .Select(cell => new DecisionChange(cell.Key.Event, cell.Key.State, older.GetValueOrDefault(cell.Key), cell.Value)),
        .. older.Where(cell => !newer.ContainsKey(cell.Key)).Select(static cell => new DecisionChange(cell.Key.Event, cell.Key.State, cell.Value, null)),
    ];

    internal static IEnumerable<string> Text(IReadOnlyList<DecisionChange> changes, bool markdown)
    {
        if (changes.Count == 0)
        {
            yield return "No change of decisions.";
            yield break;
        }

        yield return markdown ? $"**{Count(changes.Count)} changed**" : $"{Count(changes.Count)} changed:";
        if (markdown)
        {
            yield return string.Empty;
            yield return "| event | state | was | is |";
            yield return "|---|---|---|---|";
        }

        foreach (DecisionChange change in changes)
        {
            yield return markdown
                ? $"| {Cell(change.Event)} | {Cell(change.State)} | {Cell(change.Was)} | {Cell(change.Is)} |"
                : $"  {change.Event} in {change.State}: {change.Was ?? None} -> {change.Is ?? None}";
        }
    }

    private static string Count(int count) => count == 1 ? "1 decision" : $"{count} decisions";

    private static string Cell(string? text) => ChangeText.Escape(text ?? None);
}
