namespace Broker.Orchestration.Ownership;

/// <summary>A fact with its owner and value as types, so that a foreign write does not compile.</summary>
/// <typeparam name="TOwner">The system that owns it.</typeparam>
/// <typeparam name="TValue">Its value.</typeparam>
public sealed class Fact<TOwner, TValue> : Fact
    where TOwner : ISystemOfRecord
{
    internal Fact(string name, FactCodec<TValue> codec, Sensitivity sensitivity, IReadOnlyList<FactProjection> projections, string reason, FactRules rules)
        : base(name, TOwner.SystemName, typeof(TValue).Name, sensitivity, projections, reason, rules) => Codec = codec;

    /// <summary>How the value is written as text.</summary>
    public FactCodec<TValue> Codec { get; }

    internal override bool CanRead(string text) => TryRead(text, out _);

    internal bool TryRead(string text, out TValue? value)
    {
        try
        {
            value = Codec.Read(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            value = default;
            return false;
        }
    }
}
