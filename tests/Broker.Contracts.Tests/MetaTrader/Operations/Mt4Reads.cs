using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4.Models;
using static Broker.Contracts.Tests.MetaTrader.Operations.Rows;

namespace Broker.Contracts.Tests.MetaTrader.Operations;

/// <summary>What MetaTrader 4 tells.</summary>
internal static class Mt4Reads
{
    public static IReadOnlyList<MetaTraderOperation> All { get; } =
    [
        Read(Mt4, "/IsInvestor", "id=*", c => c.Mt4.Accounts.IsInvestorAsync(Id), Assert.False),
        Read(Mt4, "/Groups", "id=*", c => c.Mt4.Accounts.ListGroupsAsync(Id), groups => Assert.Equal("Forex", Assert.Single(groups).Name)),
        Read(Mt4, "/GetLogs", "id=*", c => c.Mt4.Accounts.GetLogsAsync(Id), CheckLogs),
        Read(Mt4, "/GetLogsByUser", $"user=500123; password={PasswordText}", c => c.Mt4.Accounts.GetLogsByUserAsync(500123, Password), CheckLogs),
        Read(Mt4, "/OpenedOrders", "id=*", c => c.Mt4.Orders.ListOpenedAsync(Id), orders =>
        {
            Assert.Equal([70001L, 70002L], orders.Select(order => order.Ticket));
            CheckOrder(orders[0], 0m, null);
        }) with { Absent = ["CloseTime"] },
        Read(Mt4, "/OpenedOrder", "id=*; ticket=70001", c => c.Mt4.Orders.GetOpenedAsync(Id, 70001), order => CheckOrder(order, 0m, null)) with { Absent = ["CloseTime"] },
        Read(Mt4, "/ClosedOrders", "id=*", c => c.Mt4.Orders.ListClosedAsync(Id), CheckClosed),
        Read(Mt4, "/OrderHistory", "id=*; from=2026-11-01T09:30:00; to=2026-11-02T23:59:59", c => c.Mt4.Orders.ListHistoryAsync(Id, From, To), CheckClosed) with { IsGateway = true },
        Read(Mt4, "/OrderHistory", "id=*; from=2026-11-01T09:30:00", c => c.Mt4.Orders.ListHistoryAsync(Id, From), CheckClosed) with { Variant = "without an end" },
        Read(
            Mt4,
            "/OrderHistoryPagination",
            "id=*; from=2026-11-01T09:30:00; to=2026-11-02T23:59:59; ordersPerPage=50; pageNumber=3; requestAgain=true",
            c => c.Mt4.Orders.GetHistoryPageAsync(Id, From, To, ordersPerPage: 50, pageNumber: 3, requestAgain: true),
            page =>
            {
                Assert.Equal((1, 0), (page.PagesCount, page.PageNumber));
                CheckClosed(page.Orders!);
            }) with { IsGateway = true },
        Read(Mt4, "/HistoryPositions", "id=*", c => c.Mt4.Orders.GetHistoryPositionsAsync(Id), answer => Assert.Equal(0, answer.Root.GetProperty("positions").GetArrayLength())) with { TakesAnyText = true },
        Read(Mt4, "/Symbols", "id=*", c => c.Mt4.Symbols.ListAsync(Id), symbols => Assert.Equal(Pair, symbols)),
        Read(Mt4, "/SymbolList", "id=*", c => c.Mt4.Symbols.ListNamesAsync(Id), symbols => Assert.Equal(Pair, symbols)),
        Read(Mt4, "/SymbolParams", "id=*; symbol=EURUSD", c => c.Mt4.Symbols.GetParamsAsync(Id, "EURUSD"), CheckParams) with { Absent = ["ex"] },
        Read(Mt4, "/SymbolParamsMany", "id=*; symbol=EURUSD; symbol=GBPUSD", c => c.Mt4.Symbols.ListParamsAsync(Id, Pair), all =>
        {
            Assert.Equal(Pair, all.Select(one => one.SymbolName));
            CheckParams(all[0]);
        }) with { Absent = ["ex"] },
        Read(Mt4, "/ServerTimezone", "id=*", c => c.Mt4.Symbols.GetServerTimeZoneAsync(Id), zone => Assert.Equal(TimeSpan.FromHours(2), zone.Offset)),
        Read(Mt4, "/TickValueWithSize", "id=*; symbol=EURUSD; symbol=GBPUSD", c => c.Mt4.Symbols.ListTickValuesAsync(Id, Pair), values => Assert.Equal(
            ("EURUSD", 0.925m, 0.00001m), (values[0].Symbol, values[0].TickValue, values[0].TickSize))),
        Read(Mt4, "/Quote", "id=*; symbol=EURUSD", c => c.Mt4.Quotes.GetAsync(Id, "EURUSD"), CheckQuote),
        Read(Mt4, "/GetQuoteMany", "id=*; symbols=EURUSD; symbols=GBPUSD; msNotOlder=1500", c => c.Mt4.Quotes.ListAsync(Id, Pair, TimeSpan.FromMilliseconds(1500)), quotes =>
        {
            Assert.Equal(Pair, quotes.Select(quote => quote.Symbol));
            CheckQuote(quotes[0]);
        }),
        Read(Mt4, "/QuoteHistory", "id=*; symbol=EURUSD; timeframe=M15; from=2026-11-01T09:30:00; count=200", c => c.Mt4.History.ListBarsAsync(Id, "EURUSD", Mt4Timeframe.M15, From, 200), bars => CheckBar(Assert.Single(bars))),
        Read(
            Mt4,
            "/QuoteHistoryMany",
            "id=*; symbol=EURUSD; symbol=GBPUSD; timeframe=H4; from=2026-11-01T09:30:00; count=200",
            c => c.Mt4.History.ListBarsOfManyAsync(Id, Pair, Mt4Timeframe.H4, From, 200),
            all =>
            {
                Assert.Equal([("EURUSD", null), ("GBPUSD", "No bars of this symbol.")], all.Select(one => (one.Symbol, one.Failure)));
                CheckBar(Assert.Single(all[0].Bars!));
            }) with { Absent = ["Failure"] },
        Done(
            Mt4,
            RetryClass.Subscription,
            "/RequestQuoteHistory",
            "id=*; symbol=EURUSD; timeframe=D1; from=2026-11-01T09:30:00; count=200",
            c => c.Mt4.History.RequestBarsAsync(Id, "EURUSD", Mt4Timeframe.D1, From, 200)),
    ];

    private static void CheckLogs(IReadOnlyList<Mt4LogRecord> records) => Assert.Equal((Opened, "Info", "Connected", "s-1", 500123L), records.Select(log => (log.Time, log.Level, log.Message, log.SessionId, log.Login)).Single());

    private static void CheckClosed(IReadOnlyList<Mt4Order> orders) => CheckOrder(Assert.Single(orders), 1.08295m, Closed);

    private static void CheckOrder(Mt4Order order, decimal closePrice, ServerTime? closeTime)
    {
        Assert.Equal(
            (70001L, Mt4OrderType.Buy, "EURUSD", 0.25m, 1.08345m, closePrice, 1.0795m),
            (order.Ticket, order.Type, order.Symbol, order.Lots, order.OpenPrice, order.ClosePrice, order.StopLoss));
        Assert.Equal((1.0925m, -12.34m, -0.55m, -1.75m, 4711L, "C-1042/7"), (order.TakeProfit, order.Profit, order.Swap, order.Commission, order.MagicNumber, order.Comment));
        Assert.Equal((Opened, closeTime, Mt4PlacedType.Api, 5), (order.OpenTime, order.CloseTime is { Clock.Year: > 1 } ? order.CloseTime : null, order.PlacedType, order.Digits));
        Assert.Equal((70001L, 1793614530L, 1.08345m, 4711L), (order.Record?.Order, order.Record?.OpenTime, order.Record?.OpenPrice, order.Record?.Magic));
    }

    private static void CheckParams(Mt4SymbolParams found)
    {
        Assert.Equal(("EURUSD", 5, 0.00001m, 100000m), (found.SymbolName, found.Symbol?.Digits, found.Symbol?.Point, found.Symbol?.ContractSize));
        Assert.Equal((Mt4ExecutionType.Market, "Forex"), (found.Symbol?.Execution, found.Group?.Name));
        Assert.Equal((0.01m, 50m, 0.01m), (found.GroupParams?.MinLot, found.GroupParams?.MaxLot, found.GroupParams?.LotStep));
    }

    private static void CheckQuote(Mt4Quote quote) => Assert.Equal(
        ("EURUSD", 1.08341m, 1.08353m, Opened, 1.0841m, 1.0829m), (quote.Symbol, quote.Bid, quote.Ask, quote.Time, quote.High, quote.Low));

    private static void CheckBar(Mt4Bar bar) => Assert.Equal((Opened, 1.0834m, 1.0841m, 1.0829m, 1.0836m, 412m), (bar.Time, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume));
}
