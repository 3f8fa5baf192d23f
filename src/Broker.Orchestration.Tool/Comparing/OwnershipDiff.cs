using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Tool.Comparing;

/// <summary>What differs between two listings.</summary>
internal static class OwnershipDiff
{
    // The strictest first: repair keeps the owner's value, accept gives it up.
    private static readonly string[] s_strictness = ["Repair", "AcceptAsRequest", "Review", "Accept"];

    /// <summary>The changes, the gravest first, then by fact.</summary>
    internal static IReadOnlyList<OwnershipChange> Between(IReadOnlyList<OwnershipEntry> older, IReadOnlyList<OwnershipEntry> newer)
    {
        ILookup<string, OwnershipEntry> before = older.ToLookup(static e => e.Fact, StringComparer.Ordinal);
        ILookup<string, OwnershipEntry> after = newer.ToLookup(static e => e.Fact, StringComparer.Ordinal);
        IEnumerable<OwnershipChange> removed = before.Where(g => !after.Contains(g.Key)).Select(static g => new OwnershipChange(
            OwnershipChangeKind.Removed, g.Key, $"was owned by {Owners(g)}; nobody owns it now, and whoever still reads or writes it fails"));
        return
        [
            .. removed.Concat(after.SelectMany(g => OfFact(g.Key, [.. before[g.Key]], [.. g])))
                .OrderBy(static c => c.Kind)
                .ThenBy(static c => c.Fact, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<OwnershipChange> OfFact(string fact, OwnershipEntry[] older, OwnershipEntry[] newer)
    {
        OwnershipEntry now = newer[0];
        OwnershipEntry? was = older.FirstOrDefault();
        if (now.Owner is null && (was is null || was.Owner is not null))
        {
            yield return new(OwnershipChangeKind.Unowned, fact, was is null ? "a new fact without an owner" : $"was owned by {Owners(older)}");
        }

        if (newer.Length > 1 && older.Length <= 1)
        {
            yield return new(OwnershipChangeKind.DoublyOwned, fact, $"declared {newer.Length} times, by {Owners(newer)}");
        }

        if (was is null)
        {
            yield return new(OwnershipChangeKind.Added, fact, $"owned by {Owners(newer)}, {ClassOf(now)}");
        }
        else
        {
            foreach (OwnershipChange change in OfLine(fact, was, now))
            {
                yield return change;
            }
        }

        foreach (OwnershipChange change in Copies(fact, was, now))
        {
            yield return change;
        }
    }

    private static IEnumerable<OwnershipChange> OfLine(string fact, OwnershipEntry was, OwnershipEntry now)
    {
        if (was.Owner is not null && now.Owner is not null && was.Owner != now.Owner)
        {
            yield return new(OwnershipChangeKind.OwnerChanged, fact, $"{was.Owner} -> {now.Owner}");
        }
        else if (was.Owner is null && now.Owner is not null)
        {
            yield return new(OwnershipChangeKind.OwnerChanged, fact, $"nobody -> {now.Owner}");
        }

        if (was.Class != now.Class)
        {
            yield return new(now.Class is { } n && was.Class is { } w && n > w ? OwnershipChangeKind.ClassRaised : OwnershipChangeKind.ClassLowered, fact, $"{ClassOf(was)} -> {ClassOf(now)}");
        }

        // A listing without the column says nothing about writers, so neither can the comparison.
        if (was.ListsWriters && now.ListsWriters)
        {
            foreach (string writer in now.Writers.Except(was.Writers, StringComparer.Ordinal))
            {
                yield return new(OwnershipChangeKind.WriterAdded, fact, $"{writer} acts as {now.Owner}");
            }

            foreach (string writer in was.Writers.Except(now.Writers, StringComparer.Ordinal))
            {
                yield return new(OwnershipChangeKind.WriterRemoved, fact, $"{writer} no longer acts as {was.Owner}");
            }
        }

        foreach (string system in was.NeverIn.Except(now.NeverIn, StringComparer.Ordinal))
        {
            yield return new(OwnershipChangeKind.NeverLifted, fact, $"{ClassOf(now)} was never in {system}");
        }

        if (was.ValueType != now.ValueType)
        {
            yield return new(OwnershipChangeKind.TypeChanged, fact, $"{was.ValueType} -> {now.ValueType}");
        }

        foreach (string column in Others(now).Except(Others(was), StringComparer.Ordinal))
        {
            yield return new(OwnershipChangeKind.Other, fact, $"now says '{column}'");
        }

        foreach (string column in Others(was).Except(Others(now), StringComparer.Ordinal))
        {
            yield return new(OwnershipChangeKind.Other, fact, $"no longer says '{column}'");
        }

        if (was.Reason != now.Reason)
        {
            yield return new(OwnershipChangeKind.Other, fact, $"the reason reads '{now.Reason}' instead of '{was.Reason}'");
        }
    }

    private static IEnumerable<OwnershipChange> Copies(string fact, OwnershipEntry? was, OwnershipEntry now)
    {
        Dictionary<string, OwnershipCopy> before = new(StringComparer.Ordinal);
        foreach (OwnershipCopy copy in was?.Copies ?? [])
        {
            before[copy.Target] = copy;
        }

        foreach (OwnershipCopy copy in now.Copies)
        {
            bool isNew = !before.Remove(copy.Target, out OwnershipCopy? earlier);
            if (now.Class == 3)
            {
                // A secret never leaves its store; it is told on every comparison until it is gone.
                yield return new(OwnershipChangeKind.SecretProjected, fact, $"P3 is copied to {copy.Target}");
            }
            else if (isNew)
            {
                yield return now.Class == 0
                    ? new(OwnershipChangeKind.ProjectionAdded, fact, $"{ClassOf(now)} to {copy.Target}")
                    : new(OwnershipChangeKind.PersonalProjected, fact, $"{ClassOf(now)} to {copy.Target}");
            }

            if (earlier is not null && earlier.OnConflict != copy.OnConflict)
            {
                bool weaker = Strictness(copy.OnConflict) > Strictness(earlier.OnConflict);
                yield return new(
                    weaker ? OwnershipChangeKind.ConflictWeakened : OwnershipChangeKind.ConflictStrengthened, fact, $"an edit in {copy.Target}: {earlier.OnConflict} -> {copy.OnConflict}");
            }
        }

        foreach (string target in before.Keys)
        {
            yield return new(OwnershipChangeKind.ProjectionRemoved, fact, $"no longer copied to {target}");
        }
    }

    private static IEnumerable<string> Others(OwnershipEntry entry) =>
        entry.OtherColumns.Concat(entry.Sources.Select(static s => OwnershipListingReader.Source + s));

    // An action this version does not know counts as the weakest.
    private static int Strictness(string action) => Array.IndexOf(s_strictness, action) is var index && index < 0 ? s_strictness.Length : index;

    private static string ClassOf(OwnershipEntry entry) => entry.Class is { } known ? $"P{known}" : "no class";

    private static string Owners(IEnumerable<OwnershipEntry> entries) => string.Join(" and ", entries.Select(static e => e.Owner ?? "nobody").Distinct(StringComparer.Ordinal));
}
