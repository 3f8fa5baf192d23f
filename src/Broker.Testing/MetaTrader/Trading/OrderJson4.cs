using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Trading;

/// <summary>An MT4 order; <c>ex</c> holds the raw record.</summary>
internal static class OrderJson4
{
    public static JsonObject Of(MetaTraderWorld world, SimulatedAccount account, SimulatedOrder order)
    {
        var isOpen = order.ClosedAt is null;
        var closed = order.ClosedAt is { } at ? world.ServerTime(at) : (DateTime?)null;
        var price = isOpen && order.Kind.IsMarket() ? Valuation.ClosingPrice(order) : order.ClosePrice;
        var profit = isOpen ? Valuation.Floating(world, account, order) : order.Profit;
        var opened = world.ServerTime(order.OpenedAt);
        return new JsonObject
        {
            ["ticket"] = order.Ticket,
            ["openTime"] = WireTime.Format(opened),
            ["closeTime"] = WireTime.Format(closed),
            ["expiration"] = WireTime.Format(order.Expiration),
            ["type"] = order.Operation,
            ["lots"] = order.Lots,
            ["symbol"] = order.Symbol,
            ["openPrice"] = order.OpenPrice,
            ["stopLoss"] = order.StopLoss,
            ["takeProfit"] = order.TakeProfit,
            ["closePrice"] = price,
            ["magicNumber"] = order.MagicNumber,
            ["swap"] = 0m,
            ["commission"] = 0m,
            ["comment"] = order.Comment,
            ["profit"] = profit,
            ["rateOpen"] = 1m,
            ["rateClose"] = isOpen ? 0m : 1m,
            ["rateMargin"] = order.MarginRate,
            ["ex"] = Raw(account, order, opened, closed, price, profit),
            ["placedType"] = order.PlacedType,
            ["state"] = order.State,
            ["digits"] = order.Instrument?.Digits ?? 2,
        };
    }

    private static JsonObject Raw(SimulatedAccount account, SimulatedOrder order, DateTime opened, DateTime? closed, decimal price, decimal profit) => new()
    {
        ["order"] = order.Ticket,
        ["login"] = account.LoginNumber,
        ["symbol"] = order.Symbol,
        ["digits"] = order.Instrument?.Digits ?? 2,
        ["cmd"] = order.Kind == OrderKind.Balance ? 6 : (int)order.Kind,
        ["volume"] = (int)(order.Lots * 100m),
        ["open_time"] = WireTime.Seconds(opened),
        ["state"] = order.ClosedAt is null ? 0 : 3,
        ["open_price"] = order.OpenPrice,
        ["sl"] = order.StopLoss,
        ["tp"] = order.TakeProfit,
        ["close_time"] = WireTime.Seconds(closed),
        ["value_date"] = 0,
        ["expiration"] = WireTime.Seconds(order.Expiration),
        ["place_type"] = 0,
        ["conv_rates"] = JsonText.Array([JsonValue.Create(1m), JsonValue.Create(1m)]),
        ["commission"] = 0m,
        ["commission_agent"] = 0m,
        ["storage"] = 0m,
        ["close_price"] = price,
        ["profit"] = profit,
        ["taxes"] = 0m,
        ["magic"] = order.MagicNumber,
        ["comment"] = order.Comment,
        ["internal_id"] = 0,
        ["activation"] = 0,
        ["spread"] = 0,
        ["margin_rate"] = order.MarginRate,
        ["timestamp"] = WireTime.Seconds(closed ?? opened),
        ["reserved"] = new JsonArray(),
        ["next"] = 0,
    };
}
