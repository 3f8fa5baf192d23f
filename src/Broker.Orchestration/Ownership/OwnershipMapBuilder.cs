namespace Broker.Orchestration.Ownership;

/// <summary>Declares facts one by one; <see cref="Build"/> checks them together.</summary>
public sealed class OwnershipMapBuilder
{
    private readonly List<Fact> facts = [];

    /// <summary>Declares a fact.</summary>
    /// <param name="name">Lower case with dots, for example <c>payment.state</c>.</param>
    /// <param name="codec">How its value is written as text.</param>
    /// <param name="sensitivity">Its class.</param>
    /// <param name="reason">Why this system owns it.</param>
    /// <param name="projections">Where it is copied to.</param>
    public Fact<TOwner, TValue> Own<TOwner, TValue>(
        string name, FactCodec<TValue> codec, Sensitivity sensitivity, string reason, params IReadOnlyList<FactProjection> projections)
        where TOwner : ISystemOfRecord
    {
        var fact = new Fact<TOwner, TValue>(name, codec, sensitivity, projections, reason);
        facts.Add(fact);
        return fact;
    }

    /// <summary>Checks and closes the map.</summary>
    /// <exception cref="OwnershipMapException">The map contradicts itself.</exception>
    public OwnershipMap Build() => OwnershipMap.Create(facts);
}
