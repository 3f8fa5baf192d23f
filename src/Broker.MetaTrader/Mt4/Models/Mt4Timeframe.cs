using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>The span of one bar on MetaTrader 4.</summary>
/// <param name="Value">The vendor's word, for example <c>M15</c>. A word of a newer build can be given as well.</param>
/// <remarks>Source: contracts/metatrader.md 4.2 and the definition beside it. Sent as a name.</remarks>
[WireWord("M1", "M5", "M15", "M30", "H1", "H4", "D1", "W1", "MN1")]
public readonly partial record struct Mt4Timeframe(string Value)
{
    /// <summary>One minute.</summary>
    public static Mt4Timeframe M1 { get; } = new("M1");

    /// <summary>Five minutes.</summary>
    public static Mt4Timeframe M5 { get; } = new("M5");

    /// <summary>15 minutes.</summary>
    public static Mt4Timeframe M15 { get; } = new("M15");

    /// <summary>30 minutes.</summary>
    public static Mt4Timeframe M30 { get; } = new("M30");

    /// <summary>One hour.</summary>
    public static Mt4Timeframe H1 { get; } = new("H1");

    /// <summary>Four hours.</summary>
    public static Mt4Timeframe H4 { get; } = new("H4");

    /// <summary>One day.</summary>
    public static Mt4Timeframe D1 { get; } = new("D1");

    /// <summary>One week.</summary>
    public static Mt4Timeframe W1 { get; } = new("W1");

    /// <summary>One month.</summary>
    public static Mt4Timeframe MN1 { get; } = new("MN1");
}
