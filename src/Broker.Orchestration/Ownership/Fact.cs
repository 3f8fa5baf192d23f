namespace Broker.Orchestration.Ownership;

/// <summary>One fact about a customer and the one system that owns it. Made only by an <see cref="OwnershipMapBuilder"/>, in an <see cref="OwnershipMapAttribute"/> type.</summary>
public abstract class Fact
{
    private protected Fact(string name, string owner, string valueType, Sensitivity sensitivity, IReadOnlyList<FactProjection> projections, string reason, FactRules rules)
    {
        Name = name;
        Owner = owner;
        ValueType = valueType;
        Sensitivity = sensitivity;
        Projections = projections;
        Reason = reason;
        Rules = rules;
    }

    /// <summary>The name, for example <c>payment.state</c>.</summary>
    public string Name { get; }

    /// <summary>The owning system's name.</summary>
    public string Owner { get; }

    /// <summary>The value's type, for listings.</summary>
    public string ValueType { get; }

    /// <summary>Its class.</summary>
    public Sensitivity Sensitivity { get; }

    /// <summary>Where its declaration copies it to. A map may add more: <see cref="OwnershipMap.ProjectionsOf"/>.</summary>
    public IReadOnlyList<FactProjection> Projections { get; }

    /// <summary>Why this system owns it, in words.</summary>
    public string Reason { get; }

    /// <summary>How old a value may be before it counts as stale; null for never.</summary>
    public TimeSpan? Freshness => Rules.Freshness;

    /// <summary>What it means when the owner stores no value.</summary>
    public NullMeaning NullMeaning => Rules.NullMeaning;

    /// <summary>Where the owner's value is read.</summary>
    public IReadOnlyList<FactSource> ReadFrom => Rules.ReadFrom;

    /// <summary>Systems that must never see it.</summary>
    public IReadOnlyList<string> NeverProjectedTo => Rules.NeverProjectedTo;

    /// <summary>True when its values follow from decisions on what the owner was read to say, and no adapter writes it.</summary>
    public bool FollowsFromDecisions => Rules.FollowsFromDecisions;

    internal FactRules Rules { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>True when the text is a value of this fact.</summary>
    internal abstract bool CanRead(string text);
}
