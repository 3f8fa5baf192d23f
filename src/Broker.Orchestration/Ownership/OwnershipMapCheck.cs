using Broker.Core.Boundaries.Crm;

namespace Broker.Orchestration.Ownership;

/// <summary>What is wrong with a map: one sentence for each fault, which names the fact and what to do.</summary>
internal static class OwnershipMapCheck
{
    internal static IReadOnlyList<string> Problems(IReadOnlyList<Fact> facts, IReadOnlyList<AddedProjection> added, bool isComplete)
    {
        List<string> problems = [];
        Owners(facts, problems);
        (Fact Fact, FactProjection Projection)[] projected = [.. facts.SelectMany(f => OwnershipMap.Together(f, added).Select(p => (f, p)))];
        foreach (Fact fact in facts)
        {
            Declaration(fact, problems);
        }

        if (isComplete)
        {
            problems.AddRange(added
                .Where(a => !facts.Any(f => f.Name == a.Fact))
                .Select(static a => $"{a.DeclaredIn} projects '{a.Fact}' to {a.Projection.System}, and no map declares that fact; declare it with its owner, or correct the name."));
        }

        foreach ((Fact fact, FactProjection projection) in projected)
        {
            Projection(fact, projection, problems);
        }

        Targets(projected, problems);
        Loops(facts, projected, problems);
        return problems;
    }

    private static void Owners(IReadOnlyList<Fact> facts, List<string> problems)
    {
        foreach (IGrouping<string, Fact> same in facts.GroupBy(static f => f.Name, StringComparer.Ordinal).Where(static s => s.Skip(1).Any()))
        {
            string[] owners = [.. same.Select(static f => f.Owner).Distinct(StringComparer.Ordinal)];
            problems.Add(owners.Length > 1
                ? $"Fact '{same.Key}' has two owners, {string.Join(" and ", owners)}; decide for one and let the other project or propose."
                : $"Fact '{same.Key}' is declared {same.Count()} times by {owners[0]}; keep one declaration.");
        }
    }

    private static void Declaration(Fact fact, List<string> problems)
    {
        if (!IsName(fact.Name))
        {
            problems.Add($"Fact name '{fact.Name}' must be lower case letters, digits, underscores and dots, for example payment.state.");
        }

        if (string.IsNullOrWhiteSpace(fact.Owner))
        {
            problems.Add($"Fact '{fact.Name}' has no owner; name the system of record that decides its value.");
        }

        if (!Enum.IsDefined(fact.Sensitivity))
        {
            problems.Add($"Fact '{fact.Name}' has the unknown class {fact.Sensitivity}; use one of {string.Join(", ", Enum.GetNames<Sensitivity>())}.");
        }

        if (!Enum.IsDefined(fact.NullMeaning))
        {
            problems.Add($"Fact '{fact.Name}' has the unknown null meaning {fact.NullMeaning}; use one of {string.Join(", ", Enum.GetNames<NullMeaning>())}.");
        }

        if (fact.Freshness <= TimeSpan.Zero)
        {
            problems.Add($"Fact '{fact.Name}' has a freshness of {fact.Freshness:c}; give the age above zero from which a value is stale, or null for never.");
        }

        if (string.IsNullOrWhiteSpace(fact.Reason))
        {
            problems.Add($"Fact '{fact.Name}' has no reason; say in a few words why {fact.Owner} owns it.");
        }

        foreach (FactSource source in fact.ReadFrom.Where(s => s.System != fact.Owner))
        {
            problems.Add($"Fact '{fact.Name}' is owned by {fact.Owner} and read from {source.System}; a value is read where it is owned, so read it from {fact.Owner} or make {source.System} its owner.");
        }
    }

    private static void Projection(Fact fact, FactProjection projection, List<string> problems)
    {
        if (fact.Sensitivity == Sensitivity.Secret)
        {
            problems.Add($"Fact '{fact.Name}' is a secret and is projected to {projection.System}; remove the projection, a secret never leaves its store.");
        }
        else if (fact.NeverProjectedTo.Contains(projection.System, StringComparer.Ordinal))
        {
            problems.Add($"Fact '{fact.Name}' must never be seen in {projection.System} and is projected to its field '{projection.Field}'; remove the projection and show a reference instead.");
        }

        if (projection.System == fact.Owner)
        {
            problems.Add($"Fact '{fact.Name}' is projected to its own owner {projection.System}; a copy onto itself is a loop, remove the projection.");
        }

        if (!Enum.IsDefined(projection.OnConflict))
        {
            problems.Add($"Fact '{fact.Name}' has the unknown conflict action {projection.OnConflict} for '{projection.Field}'; use one of {string.Join(", ", Enum.GetNames<ConflictAction>())}.");
        }

        if (!Enum.IsDefined(projection.Kind) || !Enum.IsDefined(projection.Entity))
        {
            problems.Add($"Fact '{fact.Name}' is projected to '{projection.Field}' as {projection.Entity} and {projection.Kind}; name a known kind of record and a known type.");
        }

        if (string.IsNullOrWhiteSpace(projection.System) || string.IsNullOrWhiteSpace(projection.Field))
        {
            problems.Add($"Fact '{fact.Name}' is projected to '{projection.System}' field '{projection.Field}'; name the system and the field.");
        }
        else if (projection.IsKey && !Projections.CrmFieldSet.IsKey(projection.Entity, projection.Field))
        {
            problems.Add($"Fact '{fact.Name}' is projected to '{projection.Field}' as a key, and records are upserted by {Projections.CrmFieldSet.CustomerKey} and {Projections.CrmFieldSet.AccountKey} only; leave IsKey out.");
        }
        else if (!projection.IsKey && projection.System == Crm.SystemName && Projections.CrmFieldSet.IsReserved(projection.Entity, projection.Field))
        {
            problems.Add($"Fact '{fact.Name}' is projected to '{projection.Field}', which the projection itself writes; give the fact a field of its own.");
        }
    }

    private static void Targets((Fact Fact, FactProjection Projection)[] projected, List<string> problems)
    {
        foreach (var target in projected.GroupBy(static x => (x.Projection.System, x.Projection.Entity, x.Projection.Field)).Where(static t => t.Skip(1).Any()))
        {
            string[] names = [.. target.Select(static x => x.Fact.Name).Distinct(StringComparer.Ordinal)];
            if (names.Length > 1)
            {
                problems.Add($"Field '{target.Key.Field}' in {target.Key.System} is the target of {string.Join(" and ", names.Select(static n => $"'{n}'"))}; give each fact a field of its own.");
            }
            else if (target.Select(static x => x.Fact).Distinct().Count() == 1)
            {
                problems.Add($"Fact '{names[0]}' is projected to '{target.Key.Field}' in {target.Key.System} {target.Count()} times; keep one.");
            }
        }
    }

    // A copy in a field that another fact is read from comes back as that fact's value. Followed from fact to fact, so that the whole way round is told.
    private static void Loops(IReadOnlyList<Fact> facts, (Fact Fact, FactProjection Projection)[] projected, List<string> problems)
    {
        HashSet<(string, string)> told = [];
        foreach ((Fact fact, FactProjection projection) in projected)
        {
            foreach (Fact reader in facts.Where(f => f.ReadFrom.Any(s => IsSame(s, projection))))
            {
                if (!told.Add((fact.Name, reader.Name)))
                {
                    continue;
                }

                string field = $"{projection.System} field '{projection.Field}'";
                if (WayBack(reader, fact, facts, projected) is { } way)
                {
                    string[] round = [fact.Name, .. way];
                    for (int i = 1; i < round.Length; i++)
                    {
                        told.Add((round[i - 1], round[i]));
                    }

                    problems.Add($"Fact '{fact.Name}' is projected in a loop ({string.Join(" -> ", round)}): its copy in {field} is read as '{reader.Name}' and comes back; remove one of the projections.");
                }
                else
                {
                    problems.Add($"Fact '{fact.Name}' of {fact.Owner} is projected to {field}, which '{reader.Name}' of {reader.Owner} is read from: the copy would come back as that fact; project it to a field of its own.");
                }
            }
        }
    }

    // The names from a fact to another, over fields that are written from one and read as the next; null when there is no way.
    private static IReadOnlyList<string>? WayBack(Fact from, Fact to, IReadOnlyList<Fact> facts, (Fact Fact, FactProjection Projection)[] projected)
    {
        var cameFrom = new Dictionary<Fact, Fact?> { [from] = null };
        Queue<Fact> open = new([from]);
        while (open.TryDequeue(out Fact? at))
        {
            if (ReferenceEquals(at, to))
            {
                List<string> way = [];
                for (Fact? step = at; step is not null; step = cameFrom[step])
                {
                    way.Insert(0, step.Name);
                }

                return way;
            }

            foreach (Fact next in facts.Where(f => f.ReadFrom.Any(s => projected.Any(p => ReferenceEquals(p.Fact, at) && IsSame(s, p.Projection)))))
            {
                if (cameFrom.TryAdd(next, at))
                {
                    open.Enqueue(next);
                }
            }
        }

        return null;
    }

    private static bool IsSame(FactSource source, FactProjection projection) =>
        source.System == projection.System
        && ((IsSameRecord(source, projection.Entity) && string.Equals(source.Field, projection.Field, StringComparison.OrdinalIgnoreCase))
            || IsSameName(source.Salesforce, projection.Salesforce)
            || IsSameName(source.HubSpot, projection.HubSpot));

    // In the CRM a source without a kind is of a record that nothing is projected to; elsewhere the field's name alone says what it is.
    private static bool IsSameRecord(FactSource source, CrmEntity entity) => source.Entity == entity || (source.Entity is null && source.System != Crm.SystemName);

    private static bool IsSameName(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsName(string name) =>
        name.Length > 0 && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '.') && char.IsAsciiLetterLower(name[0]);
}
