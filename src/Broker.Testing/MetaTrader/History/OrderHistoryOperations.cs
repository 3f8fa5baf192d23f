using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Trading;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.History;

/// <summary>Closed orders by date, in server time.</summary>
internal static class OrderHistoryOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        new("OrderHistory", CallScope.Connected, Platforms.Both, History),
        new("OrderHistoryPagination", CallScope.Connected, Platforms.Both, Page),
        new("OrderHistoryPaginationRelease", CallScope.Connected, Platforms.MetaTrader5, Page),
        new("PendingOrderHistory", CallScope.Connected, Platforms.MetaTrader5, Pending),
        new("HistoryDealsByPositionId", CallScope.Connected, Platforms.MetaTrader5, DealsOf),
        new("HistoryPositions", CallScope.Connected, Platforms.Both, Positions),
        new("HistoryPositionsByCloseTime", CallScope.Connected, Platforms.MetaTrader5, ByCloseTime),
        new("OrderHistoryDownloadComplete", CallScope.Connected, Platforms.MetaTrader5, _ => Call.Truth(true)),
    ];

    private static SimResponse History(Call call)
    {
        var (from, to) = Range(call);
        var orders = OrderJson.Many(call.World, call.Account, OrderSorting.Sorted(call, Closed(call, from, to)));
        if (call.IsMt4)
        {
            return Call.Json(orders);
        }

        return Call.Json(new JsonObject
        {
            ["orders"] = orders,
            ["internalDeals"] = Deals(call, call.Account.Deals.Where(deal => Within(call, deal.At, from, to))),
            ["internalOrders"] = JsonText.Array(call.Account.Past
                .Where(order => order.Kind != OrderKind.Balance && Within(call, order.ClosedAt!.Value, from, to))
                .Select(order => (JsonNode)DealJson.Order(call.World, call.Account, order))),
            ["action"] = 0,
            ["partialResponse"] = false,
        });
    }

    /// <summary>Pages count from zero, and page 0 is the oldest slice unless the order is descending.</summary>
    private static SimResponse Page(Call call)
    {
        var (from, to) = Range(call);
        var (size, number) = (call.Int("ordersPerPage", 10), call.Int("pageNumber", 0));
        if (size <= 0 || number < 0)
        {
            throw new Refusal("INVALID_PARAM", "ordersPerPage must be above 0 and pageNumber not negative.");
        }

        var tickets = call.Many("tickets");
        var noMoney = call.Bool("ignoreDepositWithdraw", missing: false);
        var orders = OrderSorting.Sorted(call, Closed(call, from, to))
            .Where(order => !noMoney || order.Kind != OrderKind.Balance)
            .Where(order => tickets.Length == 0 || tickets.Contains(order.Ticket.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal))
            .ToList();
        return Call.Json(new JsonObject
        {
            ["pagesCount"] = (orders.Count + size - 1) / size,
            ["pageNumber"] = number,
            ["orders"] = OrderJson.Many(call.World, call.Account, orders.Skip((int)Math.Min(int.MaxValue, (long)size * number)).Take(size)),
        });
    }

    private static SimResponse Pending(Call call)
    {
        var (from, to) = Range(call);
        var orders = OrderSorting.Sorted(call, call.Account.Past.Where(order => order.IsPending && Within(call, order.ClosedAt!.Value, from, to)));
        return Call.List(orders.Select(order => (JsonNode)DealJson.Order(call.World, call.Account, order)));
    }

    private static SimResponse DealsOf(Call call)
    {
        var ticket = call.RequiredLong("ticket");
        return Call.Json(Deals(call, call.Account.Deals.Where(deal => deal.Order.Ticket == ticket)));
    }

    /// <summary>By ticket on MT5; MT4 has the name and never an answer.</summary>
    private static SimResponse Positions(Call call)
    {
        if (call.IsMt4)
        {
            throw new Refusal(Codes.Api(call.Platform), "Order history not available");
        }

        var tickets = call.Many("tickets").ToHashSet(StringComparer.Ordinal);
        var orders = call.Account.Past.Where(order => tickets.Contains(order.Ticket.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return Call.Json(OrderJson.Many(call.World, call.Account, orders));
    }

    private static SimResponse ByCloseTime(Call call)
    {
        var (from, to) = Range(call);
        return Call.Json(OrderJson.Many(call.World, call.Account, Closed(call, from, to).OrderBy(order => order.ClosedAt)));
    }

    /// <summary>MT5 keeps cancelled pending orders apart; MT4 lists them with the rest.</summary>
    private static IEnumerable<SimulatedOrder> Closed(Call call, DateTime from, DateTime to) =>
        call.Account.Past.Where(order => (call.IsMt4 || !order.IsPending) && Within(call, order.ClosedAt!.Value, from, to));

    private static (DateTime From, DateTime To) Range(Call call)
    {
        var from = call.RequiredDate("from");
        var to = call.IsMt4 ? call.Date("to") ?? new DateTime(2030, 6, 1) : call.RequiredDate("to");
        return (from, to);
    }

    /// <summary>Whole seconds, as the wire has them: an order closed within the last second of the range is in it.</summary>
    private static bool Within(Call call, DateTimeOffset at, DateTime from, DateTime to)
    {
        var time = call.World.ServerTime(at);
        time = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
        return time >= from && time <= to;
    }

    private static JsonArray Deals(Call call, IEnumerable<Deal> deals) => JsonText.Array(deals.Select(deal => (JsonNode)DealJson.Deal(call.World, call.Account, deal)));
}
