using System.Text.Json;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>The ways of filling a symbol allows: a list of flags, kept as it was sent.</summary>
/// <param name="Value">The vendor's words, for example <c>FOK, IOC</c>.</param>
/// <remarks>Known words: FOK, IOC, BOC or NONE. Source: contracts/metatrader.md 2, 5.1.</remarks>
public readonly record struct Mt5FillFlags(string Value)
{
    /// <summary>The single words, in their order.</summary>
    public IReadOnlyList<string> Words => FlagWords.Split(Value);

    /// <summary>Does the list hold this word? In any case, for example <c>Has("IOC")</c>.</summary>
    public bool Has(string flag) => FlagWords.Has(Value, flag);

    /// <summary>The same text, in any case.</summary>
    public bool Equals(Mt5FillFlags other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? "");

    /// <summary>The words as they were sent.</summary>
    public override string ToString() => Value ?? "";

    internal static Mt5FillFlags? ReadFrom(ref Utf8JsonReader reader) =>
        JsonFields.SharedValue(ref reader) is { Length: > 0 } text ? new Mt5FillFlags(text) : null;
}
