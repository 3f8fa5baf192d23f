using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>What a deal does to a position. Values this version does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>In</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.1; no numbers are known.</remarks>
[WireWord("In", "Out", "InOut", "OutBy")]
public readonly partial record struct Mt5DealDirection(string Value)
{
    /// <summary>Opens or enlarges a position.</summary>
    public static Mt5DealDirection In { get; } = new("In");

    /// <summary>Closes a position or a part of it.</summary>
    public static Mt5DealDirection Out { get; } = new("Out");

    /// <summary>Reverses a position.</summary>
    public static Mt5DealDirection InOut { get; } = new("InOut");

    /// <summary>Closes a position by an opposite one.</summary>
    public static Mt5DealDirection OutBy { get; } = new("OutBy");
}
