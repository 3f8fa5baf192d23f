namespace Broker.Orchestration.Ownership;

/// <summary>The Markdown table of a map.</summary>
internal static class OwnershipMatrix
{
    private const string Own = "**own**";
    private const string Never = "never";
    private const string Nothing = "–";

    internal static IEnumerable<string> Lines(OwnershipMap map)
    {
        string[] systems =
        [
            .. map.Facts.Select(static f => f.Owner)
                .Concat(map.Facts.SelectMany(static f => f.Projections.Select(static p => p.System)))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        yield return "# Which system owns which fact";
        yield return string.Empty;
        yield return $"Written from the ownership map in code; {map.Facts.Count} facts. **own**: its value wins and it alone writes. copy: the application writes the owner's value there, one way.";
        yield return "never: the fact may not go there. P0 public in the firm, P1 personal, P2 sensitive personal, P3 secret.";
        yield return string.Empty;
        yield return Row(["Fact", "Class", .. systems, "When someone edits a copy", "Because"]);
        yield return "|" + string.Concat(Enumerable.Repeat("---|", systems.Length + 4));
        foreach (Fact fact in map.Facts)
        {
            yield return Row(
            [
                $"`{fact.Name}`",
                $"P{(int)fact.Sensitivity}",
                .. systems.Select(s => Cell(fact, s)),
                Conflicts(fact),
                fact.Reason,
            ]);
        }
    }

    private static string Cell(Fact fact, string system)
    {
        if (fact.Owner == system)
        {
            return Own;
        }

        string[] fields = [.. fact.Projections.Where(p => p.System == system).Select(static p => $"`{p.Entity}.{p.Field}`")];
        return fields.Length > 0 ? "copy " + string.Join(", ", fields) : IsNever(fact) ? Never : Nothing;
    }

    private static bool IsNever(Fact fact) => fact.Sensitivity == Sensitivity.Secret;

    private static string Conflicts(Fact fact) =>
        fact.Projections.Count == 0 ? Nothing : string.Join(", ", fact.Projections.Select(static p => Words(p.OnConflict)).Distinct(StringComparer.Ordinal));

    private static string Words(ConflictAction action) => action switch
    {
        ConflictAction.Repair => "repair",
        ConflictAction.AcceptAsRequest => "repair, and take it as a request",
        ConflictAction.Accept => "accept",
        ConflictAction.Review => "review",
        _ => action.ToString(),
    };

    private static string Row(IEnumerable<string> cells) => "| " + string.Join(" | ", cells.Select(static c => c.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" "))) + " |";
}
