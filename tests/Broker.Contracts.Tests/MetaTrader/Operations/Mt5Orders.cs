using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Mt5.Requests;
using static Broker.Contracts.Tests.MetaTrader.Operations.Rows;

namespace Broker.Contracts.Tests.MetaTrader.Operations;

/// <summary>Orders, positions and deals of MetaTrader 5.</summary>
internal static class Mt5Orders
{
    private const string Range = "id=*; from=2026-11-01T09:30:00; to=2026-11-02T23:59:59";

    public static IReadOnlyList<MetaTraderOperation> All { get; } =
    [
        Read(Mt5, "/OpenedOrders", "id=*; sort=CloseTime; ascending=false", c => c.Mt5.Orders.ListOpenedAsync(Id, Mt5OrderSort.CloseTime, ascending: false), orders =>
        {
            Assert.Equal([70001L, 70002L], orders.Select(order => order.Ticket));
            CheckOrder(orders[0], 0m, null);
        }) with { Absent = ["CloseTime"] },
        Read(Mt5, "/OpenedOrder", "id=*; ticket=70001", c => c.Mt5.Orders.GetOpenedAsync(Id, 70001), order => CheckOrder(order, 0m, null)) with { Absent = ["CloseTime"] },
        Read(Mt5, "/OpenedOrdersTickets", "id=*", c => c.Mt5.Orders.ListOpenedTicketsAsync(Id), tickets => Assert.Equal([70001L, 70002L], tickets)),
        Read(Mt5, "/ClosedOrders", "id=*", c => c.Mt5.Orders.ListClosedAsync(Id), CheckClosed),
        Read(
            Mt5,
            "/OrderHistory",
            $"{Range}; sort=OpenTime; ascending=true; filter=Ticket; filter=Profit",
            c => c.Mt5.Orders.GetHistoryAsync(Id, new Mt5HistoryRequest { From = From, To = To, Sort = Mt5OrderSort.OpenTime, Ascending = true, Filter = ["Ticket", "Profit"] }),
            history =>
            {
                Assert.Equal((0, false), (history.Action, history.PartialResponse));
                CheckClosed(history.Orders!);
                CheckDeal(Assert.Single(history.InternalDeals!));
                CheckRecord(Assert.Single(history.InternalOrders!));
            }) with { IsGateway = true },
        Read(
            Mt5,
            "/PendingOrderHistory",
            $"{Range}; sort=CloseTime; ascending=false",
            c => c.Mt5.Orders.ListPendingHistoryAsync(Id, new Mt5PendingHistoryRequest { From = From, To = To, Sort = Mt5OrderSort.CloseTime, Ascending = false }),
            orders => CheckRecord(Assert.Single(orders))),
        Read(
            Mt5,
            "/OrderHistoryPagination",
            $"{Range}; ordersPerPage=50; pageNumber=3; requestAgain=true; sort=OpenTime; ascending=true; tickets=70001; tickets=70002; ignoreDepositWithdraw=true",
            c => c.Mt5.Orders.GetHistoryPageAsync(Id, new Mt5HistoryPageRequest
            {
                From = From, To = To, OrdersPerPage = 50, PageNumber = 3, RequestAgain = true, Sort = Mt5OrderSort.OpenTime, Ascending = true, Tickets = [70001, 70002], IgnoreDepositWithdraw = true,
            }),
            page =>
            {
                Assert.Equal((1, 0), (page.PagesCount, page.PageNumber));
                CheckClosed(page.Orders!);
            }),
        Read(Mt5, "/OrderHistoryPaginationRelease", $"{Range}; ordersPerPage=50", c => c.Mt5.Orders.ReleaseHistoryPagesAsync(Id, From, To, 50), page => Assert.Empty(page.Orders!)),
        Read(Mt5, "/HistoryDealsByPositionId", "id=*; ticket=70001", c => c.Mt5.Orders.ListDealsByPositionAsync(Id, 70001), deals => CheckDeal(Assert.Single(deals))),
        Read(Mt5, "/HistoryPositions", "id=*; tickets=70001; tickets=70002", c => c.Mt5.Orders.ListHistoryPositionsAsync(Id, [70001, 70002]), CheckClosed),
        Read(Mt5, "/HistoryPositionsByCloseTime", Range, c => c.Mt5.Orders.ListHistoryPositionsByCloseTimeAsync(Id, From, To), CheckClosed),
        Read(Mt5, "/OrderHistoryDownloadComplete", "id=*", c => c.Mt5.Orders.IsHistoryDownloadCompleteAsync(Id), Assert.True),
        Read(Mt5, "/Positions", "id=*", c => c.Mt5.Orders.GetPositionsAsync(Id), answer => Assert.Equal(70001, answer.Root[0].GetProperty("ticket").GetInt64())) with { TakesAnyText = true, IsGateway = true },
    ];

    private static void CheckClosed(IReadOnlyList<Mt5Order> orders) => CheckOrder(Assert.Single(orders), 1.08295m, Closed);

    private static void CheckOrder(Mt5Order order, decimal closePrice, ServerTime? closeTime)
    {
        Assert.Equal(
            (70001L, Mt5OrderType.Buy, "EURUSD", 0.25m, 1.08345m, closePrice, 1.0795m),
            (order.Ticket, order.OrderType, order.Symbol, order.Lots, order.OpenPrice, order.ClosePrice, order.StopLoss));
        Assert.Equal((1.0925m, -12.34m, -0.55m, -1.75m, 4711L, "C-1042/7"), (order.TakeProfit, order.Profit, order.Swap, order.Commission, order.ExpertId, order.Comment));
        Assert.Equal((Opened, closeTime, Mt5OrderState.Filled, Mt5DealType.DealBuy), (order.OpenTime, order.CloseTime is { Clock.Year: > 1 } ? order.CloseTime : null, order.State, order.DealType));
        Assert.Equal((25000000L, 1793614530000L, Mt5PlacedType.ByExpert, Mt5FillPolicy.ImmediateOrCancel), (order.Volume, order.OpenTimestampUtc, order.PlacedType, order.FillPolicy));
        CheckDeal(order.DealInternalIn!);
        CheckRecord(order.OrderInternal!);
    }

    private static void CheckDeal(Mt5Deal deal)
    {
        Assert.Equal((70001L, "d-1", 500123L, "EURUSD", Mt5DealType.DealBuy, Mt5DealDirection.In), (deal.TicketNumber, deal.Id, deal.Login, deal.Symbol, deal.Type, deal.Direction));
        Assert.Equal((70101L, 70001L, 0.25m, -12.34m, Opened), (deal.OrderTicket, deal.PositionTicket, deal.Lots, deal.Profit, deal.OpenTimeAsDateTime));
    }

    private static void CheckRecord(Mt5OrderRecord record) => Assert.Equal(
        (70001L, "EURUSD", Mt5OrderType.Buy, Mt5OrderState.Filled, 1793614530L, 0.25m, 70201L), (record.Ticket, record.Symbol, record.Type, record.State, record.OpenTime, record.RequestLots, record.DealTicket));
}
