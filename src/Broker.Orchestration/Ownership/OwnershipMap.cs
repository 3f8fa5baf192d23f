using System.Collections.Frozen;
using Broker.Core.Boundaries.Crm;

namespace Broker.Orchestration.Ownership;

/// <summary>All facts of a host, each with one owner. Checked when it is made; the host refuses to start without a valid one.</summary>
public sealed class OwnershipMap
{
    private readonly FrozenDictionary<string, Fact> byName;

    private OwnershipMap(IReadOnlyList<Fact> facts)
    {
        Facts = facts;
        byName = facts.ToFrozenDictionary(static f => f.Name, StringComparer.Ordinal);
    }

    /// <summary>The facts, by name.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Finds a fact by name; null when the map does not know it.</summary>
    public Fact? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The fields that are projected to a system, each with its fact.</summary>
    public IEnumerable<(Fact Fact, FactProjection Projection)> ProjectedTo(string system) =>
        from fact in Facts
        from projection in fact.Projections
        where projection.System == system
        select (fact, projection);

    /// <summary>Several maps as one.</summary>
    /// <exception cref="OwnershipMapException">Two maps declare the same fact or the same target field.</exception>
    public static OwnershipMap Merge(params IReadOnlyList<OwnershipMap> maps) => Create([.. maps.SelectMany(static m => m.Facts)]);

    internal static OwnershipMap Create(IReadOnlyList<Fact> facts)
    {
        List<string> problems = [];
        foreach (IGrouping<string, Fact> same in facts.GroupBy(static f => f.Name, StringComparer.Ordinal))
        {
            Fact[] all = [.. same];
            if (all.Length > 1)
            {
                string owners = string.Join(" and ", all.Select(static f => f.Owner).Distinct(StringComparer.Ordinal));
                problems.Add(all.Select(static f => f.Owner).Distinct(StringComparer.Ordinal).Count() > 1
                    ? $"Fact '{same.Key}' has two owners, {owners}; decide for one and let the other project or propose."
                    : $"Fact '{same.Key}' is declared {all.Length} times by {owners}; keep one declaration.");
            }
        }

        foreach (Fact fact in facts)
        {
            if (!IsName(fact.Name))
            {
                problems.Add($"Fact name '{fact.Name}' must be lower case letters, digits, underscores and dots, for example payment.state.");
            }

            if (string.IsNullOrWhiteSpace(fact.Owner))
            {
                problems.Add($"Fact '{fact.Name}' has no owner; name the system of record that decides its value.");
            }

            if (fact.Sensitivity == Sensitivity.Secret && fact.Projections.Count > 0)
            {
                problems.Add($"Fact '{fact.Name}' is a secret and is projected to {fact.Projections[0].System}; remove the projection, a secret never leaves its store.");
            }

            foreach (FactProjection projection in fact.Projections.Where(p => p.System == fact.Owner))
            {
                problems.Add($"Fact '{fact.Name}' is projected to its own owner {projection.System}; a copy onto itself is a loop, remove the projection.");
            }
        }

        IEnumerable<IGrouping<(string System, CrmEntity Entity, string Field), (Fact Fact, FactProjection Projection)>> targets = facts
            .SelectMany(static f => f.Projections.Select(p => (Fact: f, Projection: p)))
            .GroupBy(static x => (x.Projection.System, x.Projection.Entity, x.Projection.Field));
        foreach (var target in targets.Where(static t => t.Select(x => x.Fact.Name).Distinct(StringComparer.Ordinal).Skip(1).Any()))
        {
            problems.Add($"Field '{target.Key.Field}' in {target.Key.System} is the target of {string.Join(" and ", target.Select(static x => $"'{x.Fact.Name}'"))}; give each fact a field of its own.");
        }

        return problems.Count == 0
            ? new OwnershipMap([.. facts.OrderBy(static f => f.Name, StringComparer.Ordinal)])
            : throw new OwnershipMapException("The ownership map is not valid. " + string.Join(" ", problems));
    }

    private static bool IsName(string name) =>
        name.Length > 0 && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '.') && char.IsAsciiLetterLower(name[0]);
}
