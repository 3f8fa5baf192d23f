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
            .. map.Facts.Select(static f =>
                $"{f.Name} | owner {f.Owner} | {f.ValueType} | P{(int)f.Sensitivity} | {Targets(f)} | {f.Reason}"),
        ];
    }

    private static string Targets(Fact fact) => fact.Projections.Count == 0
        ? "not projected"
        : string.Join(", ", fact.Projections.Select(static p => $"-> {p.System}:{p.Entity}.{p.Field}{(p.OnConflict == ConflictAction.Repair ? string.Empty : $" (on conflict {p.OnConflict})")}"));
}
