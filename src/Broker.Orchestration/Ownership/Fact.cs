namespace Broker.Orchestration.Ownership;

/// <summary>One fact about a customer and the one system that owns it. Made only by an <see cref="OwnershipMapBuilder"/>.</summary>
public abstract class Fact
{
    private protected Fact(string name, string owner, string valueType, Sensitivity sensitivity, IReadOnlyList<FactProjection> projections, string reason)
    {
        Name = name;
        Owner = owner;
        ValueType = valueType;
        Sensitivity = sensitivity;
        Projections = projections;
        Reason = reason;
    }

    /// <summary>The name, for example <c>payment.state</c>.</summary>
    public string Name { get; }

    /// <summary>The owning system's name.</summary>
    public string Owner { get; }

    /// <summary>The value's type, for listings.</summary>
    public string ValueType { get; }

    /// <summary>Its class.</summary>
    public Sensitivity Sensitivity { get; }

    /// <summary>Where it is copied to.</summary>
    public IReadOnlyList<FactProjection> Projections { get; }

    /// <summary>Why this system owns it, in words.</summary>
    public string Reason { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
