using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>What may be traded on a symbol. Values this version does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>Disabled</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.1; no numbers are known.</remarks>
[WireWord("Disabled", "LongOnly", "ShortOnly", "CloseOnly", "FullAccess")]
public readonly partial record struct Mt5TradeMode(string Value)
{
    /// <summary>Nothing.</summary>
    public static Mt5TradeMode Disabled { get; } = new("Disabled");

    /// <summary>Only buys.</summary>
    public static Mt5TradeMode LongOnly { get; } = new("LongOnly");

    /// <summary>Only sells.</summary>
    public static Mt5TradeMode ShortOnly { get; } = new("ShortOnly");

    /// <summary>Positions can only be closed.</summary>
    public static Mt5TradeMode CloseOnly { get; } = new("CloseOnly");

    /// <summary>Everything.</summary>
    public static Mt5TradeMode FullAccess { get; } = new("FullAccess");
}
