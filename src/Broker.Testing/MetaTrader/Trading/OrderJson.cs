using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Trading;

/// <summary>Orders as the account's platform writes them.</summary>
internal static class OrderJson
{
    public static JsonObject Of(MetaTraderWorld world, SimulatedAccount account, SimulatedOrder order) => account.Platform == MetaTraderPlatform.MetaTrader4
        ? OrderJson4.Of(world, account, order)
        : OrderJson5.Of(world, account, order);

    public static JsonArray Many(MetaTraderWorld world, SimulatedAccount account, IEnumerable<SimulatedOrder> orders) =>
        JsonText.Array(orders.Select(order => (JsonNode)Of(world, account, order)));

    /// <summary>The answer to a close: this execution's price, lots and profit, also when the position stays open.</summary>
    public static JsonObject Closed(MetaTraderWorld world, SimulatedAccount account, CloseResult result)
    {
        var json = Of(world, account, result.Order);
        if (account.Platform == MetaTraderPlatform.MetaTrader4)
        {
            return json;
        }

        json["state"] = result.State;
        json["closePrice"] = result.Price;
        json["closeTime"] = WireTime.Format(world.ServerNow);
        json["closeTimestampUTC"] = world.Now.ToUnixTimeMilliseconds();
        json["closeLots"] = result.Lots;
        json["closeVolume"] = OrderJson5.Volume(result.Lots);
        json["closeComment"] = result.Order.CloseComment;
        json["profit"] = result.Profit;
        return json;
    }
}
