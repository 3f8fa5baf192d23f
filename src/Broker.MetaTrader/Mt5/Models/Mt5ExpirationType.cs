using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>Until when an order works. Values this version does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>GTC</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.1, 5.3.</remarks>
[WireWord("GTC=0", "Today=1", "Specified=2", "SpecifiedDay=3")]
public readonly partial record struct Mt5ExpirationType(string Value)
{
    /// <summary>Until it is cancelled.</summary>
    public static Mt5ExpirationType GTC { get; } = new("GTC");

    /// <summary>Until the end of the trading day.</summary>
    public static Mt5ExpirationType Today { get; } = new("Today");

    /// <summary>Until a point in time.</summary>
    public static Mt5ExpirationType Specified { get; } = new("Specified");

    /// <summary>Until the end of a day.</summary>
    public static Mt5ExpirationType SpecifiedDay { get; } = new("SpecifiedDay");
}
