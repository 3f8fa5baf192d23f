using System.Collections.Frozen;

namespace Broker.Orchestration.Ownership;

/// <summary>All facts of a host, each with one owner. Checked when it is made; the host refuses to start without a valid one. Immutable.</summary>
public sealed class OwnershipMap
{
    private readonly FrozenDictionary<string, Fact> byName;
    private readonly FrozenDictionary<string, IReadOnlyList<FactProjection>> projections;
    private readonly IReadOnlyList<AddedProjection> added;

    private OwnershipMap(IReadOnlyList<Fact> facts, IReadOnlyList<AddedProjection> added)
    {
        Facts = facts;
        this.added = added;
        byName = facts.ToFrozenDictionary(static f => f.Name, StringComparer.Ordinal);
        projections = facts.ToFrozenDictionary(static f => f.Name, f => Together(f, added), StringComparer.Ordinal);
    }

    /// <summary>The facts, by name.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Finds a fact by name; null when the map does not know it.</summary>
    public Fact? Find([FactName] string name) => byName.GetValueOrDefault(name);

    /// <summary>True when this very fact is declared in the map. Another object with the same name is not.</summary>
    public bool Declares(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return ReferenceEquals(Find(fact.Name), fact);
    }

    /// <summary>Where a fact is copied to: what its declaration says and what maps add. Empty for a fact of another map.</summary>
    public IReadOnlyList<FactProjection> ProjectionsOf(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Declares(fact) ? projections[fact.Name] : [];
    }

    /// <summary>The fields that are projected to a system, each with its fact.</summary>
    public IEnumerable<(Fact Fact, FactProjection Projection)> ProjectedTo(string system) =>
        from fact in Facts
        from projection in projections[fact.Name]
        where projection.System == system
        select (fact, projection);

    /// <summary>The fields that facts are read from in a system, each with its fact. They belong to the fact's owner and are never written.</summary>
    public IEnumerable<(Fact Fact, FactSource Source)> ReadFrom(string system) =>
        from fact in Facts
        from source in fact.ReadFrom
        where source.System == system
        select (fact, source);

    /// <summary>Several maps as one.</summary>
    /// <exception cref="OwnershipMapException">The maps contradict each other or one of them itself. The message names each fact and what to do.</exception>
    public static OwnershipMap Merge(params IReadOnlyList<OwnershipMap> maps)
    {
        ArgumentNullException.ThrowIfNull(maps);
        return Create([.. maps.SelectMany(static m => m.Facts)], [.. maps.SelectMany(static m => m.added)], isComplete: true);
    }

    /// <param name="facts">The facts.</param>
    /// <param name="added">Projections added by name.</param>
    /// <param name="isComplete">False for one map of several: names of facts in the others are not known yet.</param>
    internal static OwnershipMap Create(IReadOnlyList<Fact> facts, IReadOnlyList<AddedProjection> added, bool isComplete)
    {
        IReadOnlyList<string> problems = OwnershipMapCheck.Problems(facts, added, isComplete);
        return problems.Count == 0
            ? new OwnershipMap([.. facts.OrderBy(static f => f.Name, StringComparer.Ordinal)], added)
            : throw new OwnershipMapException("The ownership map is not valid. " + string.Join(" ", problems));
    }

    internal static IReadOnlyList<FactProjection> Together(Fact fact, IReadOnlyList<AddedProjection> added) =>
        [.. fact.Projections, .. added.Where(a => a.Fact == fact.Name).Select(static a => a.Projection)];
}
