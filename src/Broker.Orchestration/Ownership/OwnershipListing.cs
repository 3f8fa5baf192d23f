namespace Broker.Orchestration.Ownership;

/// <summary>The ownership map as text, one line per fact, for a reviewed file and for people.</summary>
public static class OwnershipListing
{
    /// <summary>The lines, sorted by fact: owner, type, class, projections.</summary>
    public static IReadOnlyList<string> Lines(OwnershipMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return
        [
            .. map.Facts.Select(f =>
                $"{f.Name} | owner {f.Owner} | {f.ValueType} | P{(int)f.Sensitivity} | {Targets(map, f)} | {f.Reason}"),
        ];
    }

    private static string Targets(OwnershipMap map, Fact fact)
    {
        string[] parts =
        [
            .. fact.ReadFrom.Select(static s => $"<- {s.System}:{(s.Entity is { } entity ? entity + "." : string.Empty)}{s.Field}"),
            .. map.ProjectionsOf(fact).Select(static p => $"-> {p.System}:{p.Entity}.{p.Field}{(p.OnConflict == ConflictAction.Repair ? string.Empty : $" (on conflict {p.OnConflict})")}"),
            .. fact.NeverProjectedTo.Select(static s => "never in " + s),
        ];
        return parts.Length == 0 ? "not projected" : string.Join(", ", parts);
    }
}
