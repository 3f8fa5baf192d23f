namespace Broker.Testing.MetaTrader.Trading;

/// <summary>What happened to an order; each platform has its own name for it.</summary>
internal enum OrderChange
{
    MarketOpen,
    MarketModify,
    MarketClose,
    PartialClose,
    PartialFill,
    MarketCloseBy,
    PendingOpen,
    PendingModify,
    PendingClose,
    PendingFill,
    OnStopLoss,
    OnTakeProfit,
    Expired,
    Balance,
}
