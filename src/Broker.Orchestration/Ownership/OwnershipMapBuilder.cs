using System.ComponentModel;

namespace Broker.Orchestration.Ownership;

/// <summary>Declares facts one by one; <see cref="Build"/> checks them together. Belongs to one <see cref="OwnershipMapAttribute"/> type.</summary>
/// <example><code>
/// [OwnershipMap]
/// public static class AcmeFacts
/// {
///     private static readonly OwnershipMapBuilder Facts = new(typeof(AcmeFacts));
///
///     public static readonly Fact&lt;Crm, string&gt; Desk = Facts.Own&lt;Crm, string&gt;(
///         "acme.desk", FactCodecs.Text, Sensitivity.Internal, "sales decides who looks after a client");
///
///     public static readonly OwnershipMap Map = Facts.Build();
/// }
/// </code></example>
public sealed class OwnershipMapBuilder
{
    private readonly List<Fact> facts = [];
    private readonly List<AddedProjection> added = [];
    private readonly string declaredIn;

    /// <summary>Begins the map of a type.</summary>
    /// <param name="map">The type that declares the facts; it carries <see cref="OwnershipMapAttribute"/>.</param>
    /// <exception cref="OwnershipMapException">The type is not an ownership map.</exception>
    public OwnershipMapBuilder(Type map)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (!Attribute.IsDefined(map, typeof(OwnershipMapAttribute), inherit: false))
        {
            throw new OwnershipMapException($"Type '{map.Name}' declares facts and is not an ownership map; mark it with [OwnershipMap] and declare facts only there.");
        }

        declaredIn = map.Name;
    }

    /// <summary>Not to be used: a builder belongs to the type that declares the facts.</summary>
    /// <exception cref="OwnershipMapException">Always.</exception>
    [Obsolete("Name the type that declares the facts: new OwnershipMapBuilder(typeof(MyFacts)), where MyFacts carries [OwnershipMap].", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OwnershipMapBuilder() =>
        throw new OwnershipMapException("Facts are declared in a type marked with [OwnershipMap]; give that type to the builder: new OwnershipMapBuilder(typeof(MyFacts)).");

    /// <summary>Declares a fact.</summary>
    /// <param name="name">Lower case with dots, for example <c>payment.state</c>.</param>
    /// <param name="codec">How its value is written as text.</param>
    /// <param name="sensitivity">Its class.</param>
    /// <param name="reason">Why this system owns it.</param>
    /// <param name="projections">Where it is copied to.</param>
    public Fact<TOwner, TValue> Own<TOwner, TValue>(
        string name, FactCodec<TValue> codec, Sensitivity sensitivity, string reason, params IReadOnlyList<FactProjection> projections)
        where TOwner : ISystemOfRecord => Own<TOwner, TValue>(name, codec, sensitivity, reason, FactRules.Default, projections);

    /// <summary>Declares a fact with further rules: freshness, the meaning of no value, where it is read from, where it must never be seen.</summary>
    /// <param name="name">Lower case with dots, for example <c>payment.state</c>.</param>
    /// <param name="codec">How its value is written as text.</param>
    /// <param name="sensitivity">Its class.</param>
    /// <param name="reason">Why this system owns it.</param>
    /// <param name="rules">The further rules.</param>
    /// <param name="projections">Where it is copied to.</param>
    public Fact<TOwner, TValue> Own<TOwner, TValue>(
        string name, FactCodec<TValue> codec, Sensitivity sensitivity, string reason, FactRules rules, params IReadOnlyList<FactProjection> projections)
        where TOwner : ISystemOfRecord
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(codec);
        ArgumentNullException.ThrowIfNull(rules);
        var fact = new Fact<TOwner, TValue>(name, codec, sensitivity, [.. projections], reason, rules);
        facts.Add(fact);
        return fact;
    }

    /// <summary>Adds projections to a fact that another map declares, for example one that is off by default.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="projections">Where it is copied to as well.</param>
    public OwnershipMapBuilder Project(Fact fact, params IReadOnlyList<FactProjection> projections)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Project(fact.Name, projections);
    }

    /// <summary>Adds projections to a fact named by text, for maps that are data. A name that no map declares stops the start.</summary>
    /// <param name="factName">The fact.</param>
    /// <param name="projections">Where it is copied to as well.</param>
    public OwnershipMapBuilder Project([FactName] string factName, params IReadOnlyList<FactProjection> projections)
    {
        ArgumentNullException.ThrowIfNull(factName);
        ArgumentNullException.ThrowIfNull(projections);
        added.AddRange(projections.Select(p => new AddedProjection(factName, p, declaredIn)));
        return this;
    }

    /// <summary>Checks and closes the map.</summary>
    /// <exception cref="OwnershipMapException">The map contradicts itself.</exception>
    public OwnershipMap Build() => OwnershipMap.Create([.. facts], [.. added], isComplete: false);
}
