using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>The type of an order. Values this version does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>Buy</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.1, 5.3.</remarks>
[WireWord(
    "Buy=0", "Sell=1", "BuyLimit=2", "SellLimit=3", "BuyStop=4", "SellStop=5",
    "BuyStopLimit=6", "SellStopLimit=7", "CloseBy=8", "Balance=100", "Credit=101")]
public readonly partial record struct Mt5OrderType(string Value)
{
    /// <summary>A market buy, or a long position.</summary>
    public static Mt5OrderType Buy { get; } = new("Buy");

    /// <summary>A market sell, or a short position.</summary>
    public static Mt5OrderType Sell { get; } = new("Sell");

    /// <summary>Buys at a price below the market.</summary>
    public static Mt5OrderType BuyLimit { get; } = new("BuyLimit");

    /// <summary>Sells at a price above the market.</summary>
    public static Mt5OrderType SellLimit { get; } = new("SellLimit");

    /// <summary>Buys at a price above the market.</summary>
    public static Mt5OrderType BuyStop { get; } = new("BuyStop");

    /// <summary>Sells at a price below the market.</summary>
    public static Mt5OrderType SellStop { get; } = new("SellStop");

    /// <summary>Places a buy limit when a price above the market is reached.</summary>
    public static Mt5OrderType BuyStopLimit { get; } = new("BuyStopLimit");

    /// <summary>Places a sell limit when a price below the market is reached.</summary>
    public static Mt5OrderType SellStopLimit { get; } = new("SellStopLimit");

    /// <summary>Closes a position by an opposite one.</summary>
    public static Mt5OrderType CloseBy { get; } = new("CloseBy");

    /// <summary>A deposit, a withdrawal or another balance operation.</summary>
    public static Mt5OrderType Balance { get; } = new("Balance");

    /// <summary>A credit operation.</summary>
    public static Mt5OrderType Credit { get; } = new("Credit");
}
