namespace Broker.MetaTrader.Trading;

/// <summary>What a new order does. The numbers are the vendor's (contracts/metatrader.md 5.3); the names travel.</summary>
public enum TradeOperation
{
    /// <summary>Buys at the market.</summary>
    Buy = 0,

    /// <summary>Sells at the market.</summary>
    Sell = 1,

    /// <summary>Buys at the price or lower.</summary>
    BuyLimit = 2,

    /// <summary>Sells at the price or higher.</summary>
    SellLimit = 3,

    /// <summary>Buys when the market rises to the price.</summary>
    BuyStop = 4,

    /// <summary>Sells when the market falls to the price.</summary>
    SellStop = 5,

    /// <summary>Places a buy limit when the market rises to the price. MetaTrader 5 only.</summary>
    BuyStopLimit = 6,

    /// <summary>Places a sell limit when the market falls to the price. MetaTrader 5 only.</summary>
    SellStopLimit = 7,
}
