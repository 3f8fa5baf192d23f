using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.History;
using Broker.Testing.MetaTrader.Trading;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Accounts;

/// <summary>What is open, and what this session closed.</summary>
internal static class PositionOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        new("OpenedOrders", CallScope.Connected, Platforms.Both, Opened),
        new("OpenedOrder", CallScope.Connected, Platforms.Both, call => Call.Json(OrderJson.Of(call.World, call.Account, TradeOperations.Open(call)))),
        new("OpenedOrdersTickets", CallScope.Connected, Platforms.MetaTrader5, Tickets),
        new("ClosedOrders", CallScope.Connected, Platforms.Both, Closed),
    ];

    private static SimResponse Opened(Call call) => Call.Json(OrderJson.Many(call.World, call.Account, OrderSorting.Sorted(call, call.Account.Open)));

    private static SimResponse Tickets(Call call) => Call.List(call.Account.Open.Select(order => (JsonNode)JsonValue.Create(order.Ticket)));

    private static SimResponse Closed(Call call) =>
        Call.Json(OrderJson.Many(call.World, call.Account, call.Account.SessionClosed.TakeLast(call.IsMt4 ? 10 : 100)));
}
