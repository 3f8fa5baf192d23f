using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Trading;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.History;

/// <summary>Figures made from the history.</summary>
internal static class StatisticsOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        new("EquityHistory", CallScope.Connected, Platforms.MetaTrader5, call => Call.Json(Curve(call))),
        new("TradeStats", CallScope.Connected, Platforms.MetaTrader5, Stats),
        new("TradeStatsEquityHistory", CallScope.Connected, Platforms.MetaTrader5, call => Call.Json(new JsonObject { ["stats"] = StatsOf(call), ["equityHistory"] = Curve(call) })),
        new("TradeUnrealizedPL", CallScope.Connected, Platforms.MetaTrader5, Unrealized),
    ];

    private static SimResponse Stats(Call call) => Call.Json(StatsOf(call));

    private static SimResponse Unrealized(Call call)
    {
        _ = call.RequiredDate("from");
        return Call.Json(new JsonObject { ["unrealizedPL"] = Valuation.Profit(call.World, call.Account) });
    }

    private static JsonObject StatsOf(Call call)
    {
        var trades = Since(call).Where(order => order.Kind != OrderKind.Balance).ToList();
        var length = trades.Count == 0 ? TimeSpan.Zero : TimeSpan.FromTicks((long)trades.Average(order => (order.ClosedAt!.Value - order.OpenedAt).Ticks));
        return new JsonObject
        {
            ["trades"] = trades.Count,
            ["profitTrades"] = trades.Count(order => order.Profit > 0),
            ["lossTrades"] = trades.Count(order => order.Profit < 0),
            ["profit"] = trades.Sum(order => order.Profit),
            ["lots"] = trades.Sum(order => order.Lots),
            ["averageTradeLength"] = length.ToString("c", System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A point for each closed order, and one for now.</summary>
    private static JsonArray Curve(Call call)
    {
        var orders = Since(call).ToList();
        var balance = call.Account.Balance - orders.Sum(order => order.Profit);
        var points = new List<JsonNode?>();
        foreach (var order in orders)
        {
            balance += order.Profit;
            points.Add(Point(call.Time(order.ClosedAt), balance, balance, order.Profit, 0m));
        }

        var floating = Valuation.Profit(call.World, call.Account);
        points.Add(Point(call.Time(call.World.Now), balance, balance + call.Account.Credit + floating, 0m, floating));
        return JsonText.Array(points);
    }

    private static JsonObject Point(string time, decimal balance, decimal equity, decimal realized, decimal unrealized) => new()
    {
        ["time"] = time,
        ["balance"] = balance,
        ["equity"] = equity,
        ["balanceDrawdownRaw"] = 0m,
        ["balanceDrawdownRelative"] = 0m,
        ["equityDrawdownRaw"] = 0m,
        ["equityDrawdownRelative"] = 0m,
        ["realizedPL"] = realized,
        ["unrealizedPL"] = unrealized,
    };

    private static IEnumerable<SimulatedOrder> Since(Call call)
    {
        var from = call.World.FromServerTime(call.RequiredDate("from"));
        return call.Account.Past.Where(order => !order.IsPending && order.ClosedAt >= from).OrderBy(order => order.ClosedAt);
    }
}
