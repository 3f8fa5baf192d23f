namespace Broker.Testing.MetaTrader.Trading;

/// <summary>Changes the stops of an order, and the price and end of a pending one.</summary>
internal sealed class OrderModifier(MetaTraderWorld world, TradeDesk desk)
{
    /// <summary>Stops that are not given are cleared; a price of 0 leaves the price.</summary>
    public void Modify(SimulatedAccount account, SimulatedOrder order, decimal stopLoss, decimal takeProfit, decimal price, decimal stopLimit, DateTime? expiration)
    {
        var symbol = order.Instrument!;
        TradeRules.DemandTradable(world, account, symbol);
        var newPrice = order.IsPending && price > 0 ? price : order.OpenPrice;
        var newStopLimit = stopLimit > 0 ? stopLimit : order.StopLimitPrice;
        if (order.IsPending)
        {
            TradeRules.DemandPrice(account.Platform, symbol, order.Kind, newPrice, newStopLimit);
            TradeRules.DemandExpiration(world, account.Platform, expiration);
        }

        TradeRules.DemandStops(account.Platform, symbol, order.Kind, newPrice, stopLoss, takeProfit);
        (order.OpenPrice, order.StopLoss, order.TakeProfit) = (newPrice, stopLoss, takeProfit);
        if (order.IsPending)
        {
            order.StopLimitPrice = newStopLimit;
            order.Expiration = expiration ?? order.Expiration;
            order.ExpirationType = order.Expiration is null ? "GTC" : "Specified";
        }

        desk.Tell(account, order, order.IsPending ? OrderChange.PendingModify : OrderChange.MarketModify);
    }
}
