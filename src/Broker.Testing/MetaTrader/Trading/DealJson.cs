using System.Text.Json.Nodes;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Trading;

/// <summary>The raw deal and order records of MT5.</summary>
internal static class DealJson
{
    public static JsonObject Deal(MetaTraderWorld world, SimulatedAccount account, Deal deal)
    {
        var (order, time) = (deal.Order, world.ServerTime(deal.At));
        var rate = order.Instrument is { } symbol ? world.Market.Rate(symbol.ProfitCurrency, account.Currency) : 1m;
        return new JsonObject
        {
            ["ticketNumber"] = deal.Ticket,
            ["id"] = "",
            ["login"] = account.LoginNumber,
            ["historyTime"] = WireTime.Seconds(time),
            ["orderTicket"] = order.Ticket,
            ["openTime"] = WireTime.Seconds(time),
            ["symbol"] = order.Symbol,
            ["type"] = deal.Type,
            ["direction"] = deal.Direction,
            ["openPrice"] = order.OpenPrice,
            ["price"] = deal.Price,
            ["stopLoss"] = order.StopLoss,
            ["takeProfit"] = order.TakeProfit,
            ["volume"] = OrderJson5.Volume(deal.Lots),
            ["profit"] = deal.Profit,
            ["profitRate"] = rate,
            ["volumeRate"] = 1m,
            ["commission"] = 0m,
            ["fee"] = 0m,
            ["swap"] = 0m,
            ["expertId"] = order.MagicNumber,
            ["positionTicket"] = order.Ticket,
            ["comment"] = deal.Comment,
            ["contractSize"] = order.Instrument?.ContractSize ?? 0m,
            ["digits"] = order.Instrument?.Digits ?? 2,
            ["moneyDigits"] = 2,
            ["freeProfit"] = 0m,
            ["trailRounder"] = 0m,
            ["openTimeMs"] = WireTime.Milliseconds(time),
            ["placedType"] = order.PlacedType,
            ["openTimeAsDateTime"] = WireTime.Format(time),
            ["lots"] = deal.Lots,
        };
    }

    public static JsonObject Order(MetaTraderWorld world, SimulatedAccount account, SimulatedOrder order)
    {
        var (opened, done) = (world.ServerTime(order.OpenedAt), world.ServerTime(order.ClosedAt ?? order.OpenedAt));
        return new JsonObject
        {
            ["ticketNumber"] = order.Ticket,
            ["id"] = "",
            ["login"] = account.LoginNumber,
            ["symbol"] = order.Symbol,
            ["historyTime"] = WireTime.Seconds(done),
            ["openTime"] = WireTime.Seconds(opened),
            ["expirationTime"] = WireTime.Seconds(order.Expiration),
            ["executionTime"] = order.IsPending ? 0L : WireTime.Seconds(opened),
            ["type"] = order.Operation,
            ["fillPolicy"] = "FillOrKill",
            ["expirationType"] = order.ExpirationType,
            ["placedType"] = order.PlacedType,
            ["openPrice"] = order.OpenPrice,
            ["stopLimitPrice"] = order.StopLimitPrice,
            ["price"] = order.OpenPrice,
            ["stopLoss"] = order.StopLoss,
            ["takeProfit"] = order.TakeProfit,
            ["volume"] = OrderJson5.Volume(order.Lots),
            ["requestVolume"] = OrderJson5.Volume(order.RequestedLots),
            ["state"] = order.State,
            ["expertId"] = order.MagicNumber,
            ["dealTicket"] = order.In?.Ticket ?? 0L,
            ["comment"] = order.Comment,
            ["contractSize"] = order.Instrument?.ContractSize ?? 0m,
            ["digits"] = order.Instrument?.Digits ?? 2,
            ["baseDigits"] = 2,
            ["profitRate"] = 1m,
            ["openTimeMs"] = WireTime.Milliseconds(opened),
            ["ticket"] = order.Ticket,
            ["executionTimeAsDateTime"] = WireTime.Format(order.IsPending ? null : opened),
            ["lots"] = order.Lots,
            ["requestLots"] = order.RequestedLots,
            ["openTimeMsAsDateTime"] = WireTime.Format(opened),
            ["openTimeAsDateTime"] = WireTime.Format(opened),
        };
    }
}
