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
                .Concat(map.Facts.SelectMany(map.ProjectionsOf).Select(static p => p.System))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        yield return "# Which system owns which fact";
        yield return string.Empty;
        yield return $"Written from the ownership map in code; {map.Facts.Count} facts. **own**: its value wins and it alone writes. copy: the application writes the owner's value there, one way.";
        yield return "never: the fact may not go there. P0 public in the firm, P1 personal, P2 sensitive personal, P3 secret.";
        yield return string.Empty;
        yield return Row(["Fact", "Class", .. systems, "Own name at Salesforce", "Own name at HubSpot", "When someone edits a copy", "Because"]);
        yield return "|" + string.Concat(Enumerable.Repeat("---|", systems.Length + 6));
        foreach (Fact fact in map.Facts)
        {
            yield return Row(
            [
                $"`{fact.Name}`",
                $"P{(int)fact.Sensitivity}",
                .. systems.Select(s => Cell(map, fact, s)),
                Names(map, fact, static s => s.Salesforce, static p => p.Salesforce),
                Names(map, fact, static s => s.HubSpot, static p => p.HubSpot),
                Conflicts(map.ProjectionsOf(fact)),
                fact.Reason,
            ]);
        }
    }

    private static string Cell(OwnershipMap map, Fact fact, string system)
    {
        if (fact.Owner == system)
        {
            return Own;
        }

        string[] fields = [.. map.ProjectionsOf(fact).Where(p => p.System == system).Select(static p => $"`{p.Entity}.{p.Field}`")];
        return fields.Length > 0 ? "copy " + string.Join(", ", fields)
            : fact.Sensitivity == Sensitivity.Secret || fact.NeverProjectedTo.Contains(system, StringComparer.Ordinal) ? Never : Nothing;
    }

    // A copy without a name of its own has the neutral one, in the form of its CRM.
    private static string Names(OwnershipMap map, Fact fact, Func<FactSource, string?> source, Func<FactProjection, string?> projection) =>
        string.Join(
            ", ",
            fact.ReadFrom.Select(source).Concat(map.ProjectionsOf(fact).Where(static p => p.System == Crm.SystemName).Select(projection))
                .OfType<string>()
                .Select(static name => $"`{name}`")) is { Length: > 0 } names ? names : Nothing;

    private static string Conflicts(IReadOnlyList<FactProjection> projections) =>
        projections.Count == 0 ? Nothing : string.Join(", ", projections.Select(static p => Words(p.OnConflict)).Distinct(StringComparer.Ordinal));

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
