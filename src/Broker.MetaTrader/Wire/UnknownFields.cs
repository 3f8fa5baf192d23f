using System.Text.Json;

namespace Broker.MetaTrader.Wire;

/// <summary>Members of an answer that this version does not know, as they were sent. Members whose name tells a secret are never kept.</summary>
/// <remarks>Its text form says only how many there are: what they hold is not known to be harmless.</remarks>
public sealed class UnknownFields : IEquatable<UnknownFields>
{
    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => fields.Count;

    /// <summary>Their names as they were sent.</summary>
    public IReadOnlyCollection<string> Names => fields.Keys;

    /// <summary>The value of one.</summary>
    public bool TryGetValue(string name, out JsonElement value) => fields.TryGetValue(name, out value);

    /// <summary>The same names with the same JSON texts.</summary>
    public bool Equals(UnknownFields? other) => other is not null && fields.Count == other.fields.Count &&
        fields.All(pair => other.fields.TryGetValue(pair.Key, out JsonElement value) && string.Equals(value.GetRawText(), pair.Value.GetRawText(), StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UnknownFields);

    /// <inheritdoc/>
    public override int GetHashCode() => fields.Count;

    /// <summary>How many there are, never what they hold.</summary>
    public override string ToString() => $"{fields.Count} unknown";

    internal void Set(string name, JsonElement value) => fields[name] = value;
}
