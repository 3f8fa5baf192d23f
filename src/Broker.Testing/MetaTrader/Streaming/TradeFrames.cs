using System.Text.Json.Nodes;
using Broker.Testing.MetaTrader.Accounts;
using Broker.Testing.MetaTrader.Trading;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Streaming;

/// <summary>What sockets tell about orders and their profit.</summary>
internal static class TradeFrames
{
    public static JsonObject Update(MetaTraderWorld world, SimulatedAccount account, SimulatedOrder order, OrderChange change, Deal? deal)
    {
        if (account.Platform == MetaTraderPlatform.MetaTrader4)
        {
            var summary4 = AccountJson.Summary(world, account);
            summary4["update"] = new JsonObject { ["order"] = OrderJson.Of(world, account, order), ["action"] = Action4(change) };
            summary4["openedOrders"] = OrderJson.Many(world, account, account.Open);
            return summary4;
        }

        var summary5 = AccountJson.Money(world, account);
        summary5["openedOrders"] = OrderJson.Many(world, account, account.Open);
        summary5["user"] = account.LoginNumber;
        summary5["update"] = new JsonObject
        {
            ["trans"] = Transaction(account, order),
            ["orderInternal"] = order.Kind == OrderKind.Balance ? null : DealJson.Order(world, account, order),
            ["deal"] = deal is null ? null : DealJson.Deal(world, account, deal),
            ["oppositeDeal"] = null,
            ["order"] = OrderJson.Of(world, account, order),
            ["type"] = change == OrderChange.PendingFill ? "Filled" : change.ToString(),
            ["closeByTicket"] = 0L,
        };
        return summary5;
    }

    public static JsonObject Profit(MetaTraderWorld world, SimulatedAccount account)
    {
        var update = account.Platform == MetaTraderPlatform.MetaTrader4 ? AccountJson.Summary(world, account) : AccountJson.Money(world, account);
        update["orders"] = OrderJson.Many(world, account, account.Open);
        if (account.Platform == MetaTraderPlatform.MetaTrader5)
        {
            update["user"] = account.LoginNumber;
        }

        return update;
    }

    private static string Action4(OrderChange change) => change switch
    {
        OrderChange.MarketOpen or OrderChange.PartialFill => "PositionOpen",
        OrderChange.MarketModify => "PositionModify",
        OrderChange.PendingOpen or OrderChange.PendingModify or OrderChange.PendingClose or OrderChange.PendingFill or OrderChange.Balance => change.ToString(),
        OrderChange.Expired => "PendingClose",
        _ => "PositionClose",
    };

    private static JsonObject Transaction(SimulatedAccount account, SimulatedOrder order) => new()
    {
        ["updateId"] = account.Deals.Count,
        ["action"] = 0,
        ["ticketNumber"] = order.Ticket,
        ["currency"] = order.Symbol,
        ["id"] = 0,
        ["s58"] = order.Operation,
        ["orderState"] = order.State,
        ["expirationType"] = order.ExpirationType,
        ["expirationTime"] = WireTime.Seconds(order.Expiration),
        ["openPrice"] = order.OpenPrice,
        ["orderPrice"] = order.OpenPrice,
        ["stopLoss"] = order.StopLoss,
        ["takeProfit"] = order.TakeProfit,
        ["volume"] = OrderJson5.Volume(order.Lots),
    };
}
