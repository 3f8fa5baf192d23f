using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>What a MetaTrader 4 order is. Values the client does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>BuyLimit</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.2, numbers 5.3.</remarks>
[WireWord("Buy=0", "Sell=1", "BuyLimit=2", "SellLimit=3", "BuyStop=4", "SellStop=5", "Balance=6", "Credit=7")]
public readonly partial record struct Mt4OrderType(string Value)
{
    /// <summary>A position bought, or the market order that opens it.</summary>
    public static Mt4OrderType Buy { get; } = new("Buy");

    /// <summary>A position sold, or the market order that opens it.</summary>
    public static Mt4OrderType Sell { get; } = new("Sell");

    /// <summary>Pending: buy when the price falls to the level.</summary>
    public static Mt4OrderType BuyLimit { get; } = new("BuyLimit");

    /// <summary>Pending: sell when the price rises to the level.</summary>
    public static Mt4OrderType SellLimit { get; } = new("SellLimit");

    /// <summary>Pending: buy when the price rises to the level.</summary>
    public static Mt4OrderType BuyStop { get; } = new("BuyStop");

    /// <summary>Pending: sell when the price falls to the level.</summary>
    public static Mt4OrderType SellStop { get; } = new("SellStop");

    /// <summary>A deposit, a withdrawal or another balance operation; no trade.</summary>
    public static Mt4OrderType Balance { get; } = new("Balance");

    /// <summary>A credit operation; no trade.</summary>
    public static Mt4OrderType Credit { get; } = new("Credit");
}
