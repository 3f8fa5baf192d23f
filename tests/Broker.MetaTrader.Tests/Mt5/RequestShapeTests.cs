using System.Globalization;
using System.Text.Json;
using Broker.Core.Secrets;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Mt5.Requests;

namespace Broker.MetaTrader.Tests.Mt5;

/// <summary>Path and query of every operation, in a culture that writes numbers with a comma.</summary>
public sealed class RequestShapeTests
{
    private const string Id = "id=0b8e6c1e-5a54-4a6f-9a53-0d7b0e6f1a11";
    private static readonly ServerTime From = new(new DateTime(2026, 11, 2, 9, 5, 7));
    private static readonly ServerTime To = new(new DateTime(2026, 11, 3, 22, 0, 0));
    private const string Range = "&from=2026-11-02T09:05:07&to=2026-11-03T22:00:00";

    // Each: name, call, the decoded target that is expected.
    private static readonly (string Name, Func<IMt5Client, Task> Call, string Target)[] Cases =
    [
        ("Account", c => c.Accounts.GetAccountAsync(Rig.Account), $"/Account?{Id}"),
        ("ChangePassword", c => c.Accounts.ChangePasswordAsync(Rig.Account, Secret.From("p&w=ü+ 1")), $"/ChangePassword?{Id}&password=p&w=ü+ 1&isInvestor=false"),
        ("ChangePassword investor", c => c.Accounts.ChangePasswordAsync(Rig.Account, Secret.From("x"), isInvestor: true), $"/ChangePassword?{Id}&password=x&isInvestor=true"),
        ("Mails", c => c.Accounts.ListMailsAsync(Rig.Account), $"/Mails?{Id}"),
        ("RequiredMargin", c => c.Accounts.GetRequiredMarginAsync(Rig.Account, new() { Symbol = "EURUSD", Lots = 0.01m }), $"/RequiredMargin?{Id}&symbol=EURUSD&lots=0.01"),
        ("RequiredMargin all", c => c.Accounts.GetRequiredMarginAsync(Rig.Account, new() { Symbol = "EURUSD", Lots = 1.5m, Type = Mt5DealType.DealSell, Price = 1.08765m }),
            $"/RequiredMargin?{Id}&symbol=EURUSD&lots=1.5&type=DealSell&price=1.08765"),
        ("UpdateProfits", c => c.Accounts.UpdateProfitsAsync(Rig.Account), $"/UpdateProfits?{Id}"),
        ("EquityHistory", c => c.Accounts.GetEquityHistoryAsync(Rig.Account, From, excludeSameBars: true), $"/EquityHistory?{Id}&from=2026-11-02T09:05:07&excludeSameBars=true"),
        ("EquityHistory short", c => c.Accounts.GetEquityHistoryAsync(Rig.Account, From), $"/EquityHistory?{Id}&from=2026-11-02T09:05:07"),
        ("TradeStats", c => c.Accounts.GetTradeStatsAsync(Rig.Account, From), $"/TradeStats?{Id}&from=2026-11-02T09:05:07"),
        ("TradeStatsEquityHistory", c => c.Accounts.GetTradeStatsEquityHistoryAsync(Rig.Account, From, excludeSameBars: false),
            $"/TradeStatsEquityHistory?{Id}&from=2026-11-02T09:05:07&excludeSameBars=false"),
        ("TradeUnrealizedPL", c => c.Accounts.GetTradeUnrealizedPlAsync(Rig.Account, From), $"/TradeUnrealizedPL?{Id}&from=2026-11-02T09:05:07"),
        ("ClusterDetails", c => c.Accounts.GetClusterDetailsAsync(Rig.Account), $"/ClusterDetails?{Id}"),
        ("QuoteClient", c => c.Accounts.GetQuoteClientAsync(Rig.Account), $"/QuoteClient?{Id}"),
        ("QuoteClient filter", c => c.Accounts.GetQuoteClientAsync(Rig.Account, ["Host", "Port"]), $"/QuoteClient?{Id}&filter=Host&filter=Port"),
        ("GetDemo", c => c.Accounts.CreateDemoAsync(new() { Host = "demo.acme.example", Port = 443 }), "/GetDemo?host=demo.acme.example&port=443"),
        ("GetDemo all", c => c.Accounts.CreateDemoAsync(new()
            {
                Host = "h", Port = 444, UserName = "Ann Ä", AccountType = "demo\\std", Country = "DE", City = "Köln", State = "NW", ZipCode = "50667", Address = "Weg 1",
                Phone = "+49 1", Email = "a@b.example", CompanyName = "Acme & Co", Deposit = 10000.5m, Leverage = 200, Flags = 3,
            }),
            "/GetDemo?host=h&port=444&userName=Ann Ä&accType=demo\\std&country=DE&city=Köln&state=NW&zipCode=50667&address=Weg 1&phone=+49 1&email=a@b.example&companyName=Acme & Co&deposit=10000.5&leverage=200&flags=3"),
        ("Version", c => c.Accounts.GetVersionAsync(), "/Version"),
        ("ReadMe", c => c.Accounts.GetReadMeAsync(), "/ReadMe"),

        ("OpenedOrders", c => c.Orders.ListOpenedAsync(Rig.Account), $"/OpenedOrders?{Id}"),
        ("OpenedOrders all", c => c.Orders.ListOpenedAsync(Rig.Account, Mt5OrderSort.CloseTime, ascending: false), $"/OpenedOrders?{Id}&sort=CloseTime&ascending=false"),
        ("OpenedOrder", c => c.Orders.GetOpenedAsync(Rig.Account, 5_000_000_001), $"/OpenedOrder?{Id}&ticket=5000000001"),
        ("OpenedOrdersTickets", c => c.Orders.ListOpenedTicketsAsync(Rig.Account), $"/OpenedOrdersTickets?{Id}"),
        ("ClosedOrders", c => c.Orders.ListClosedAsync(Rig.Account), $"/ClosedOrders?{Id}"),
        ("OrderHistory", c => c.Orders.GetHistoryAsync(Rig.Account, new() { From = From, To = To }), $"/OrderHistory?{Id}{Range}"),
        ("OrderHistory all", c => c.Orders.GetHistoryAsync(Rig.Account, new() { From = From, To = To, Sort = Mt5OrderSort.OpenTime, Ascending = true, Filter = ["ticket", "lots"] }),
            $"/OrderHistory?{Id}{Range}&sort=OpenTime&ascending=true&filter=ticket&filter=lots"),
        ("PendingOrderHistory", c => c.Orders.ListPendingHistoryAsync(Rig.Account, new() { From = From, To = To, Sort = Mt5OrderSort.CloseTime, Ascending = false }),
            $"/PendingOrderHistory?{Id}{Range}&sort=CloseTime&ascending=false"),
        ("OrderHistoryPagination", c => c.Orders.GetHistoryPageAsync(Rig.Account, new() { From = From, To = To, OrdersPerPage = 10 }),
            $"/OrderHistoryPagination?{Id}{Range}&ordersPerPage=10&pageNumber=0"),
        ("OrderHistoryPagination all", c => c.Orders.GetHistoryPageAsync(Rig.Account, new()
            {
                From = From, To = To, OrdersPerPage = 10_000, PageNumber = 3, RequestAgain = true, Sort = Mt5OrderSort.OpenTime, Ascending = true, Tickets = [7, 8], IgnoreDepositWithdraw = true,
            }),
            $"/OrderHistoryPagination?{Id}{Range}&ordersPerPage=10000&pageNumber=3&requestAgain=true&sort=OpenTime&ascending=true&tickets=7&tickets=8&ignoreDepositWithdraw=true"),
        ("OrderHistoryPagination pages", c => c.Orders.ListHistoryPages(Rig.Account, new() { From = From, To = To, OrdersPerPage = 10 }).GetAsyncEnumerator().MoveNextAsync().AsTask(),
            $"/OrderHistoryPagination?{Id}{Range}&ordersPerPage=10&pageNumber=0"),
        ("OrderHistoryPaginationRelease", c => c.Orders.ReleaseHistoryPagesAsync(Rig.Account, From, To, 10), $"/OrderHistoryPaginationRelease?{Id}{Range}&ordersPerPage=10"),
        ("HistoryDealsByPositionId", c => c.Orders.ListDealsByPositionAsync(Rig.Account, 42), $"/HistoryDealsByPositionId?{Id}&ticket=42"),
        ("HistoryPositions", c => c.Orders.ListHistoryPositionsAsync(Rig.Account, [41, 5_000_000_002]), $"/HistoryPositions?{Id}&tickets=41&tickets=5000000002"),
        ("HistoryPositionsByCloseTime", c => c.Orders.ListHistoryPositionsByCloseTimeAsync(Rig.Account, From, To), $"/HistoryPositionsByCloseTime?{Id}{Range}"),
        ("OrderHistoryDownloadComplete", c => c.Orders.IsHistoryDownloadCompleteAsync(Rig.Account), $"/OrderHistoryDownloadComplete?{Id}"),
        ("Positions", c => c.Orders.GetPositionsAsync(Rig.Account), $"/Positions?{Id}"),

        ("Symbols", c => c.Symbols.ListAsync(Rig.Account), $"/Symbols?{Id}"),
        ("SymbolList", c => c.Symbols.ListNamesAsync(Rig.Account), $"/SymbolList?{Id}"),
        ("SymbolParams", c => c.Symbols.GetParamsAsync(Rig.Account, "EURUSD.m#"), $"/SymbolParams?{Id}&symbol=EURUSD.m#"),
        ("SymbolParamsMany", c => c.Symbols.ListParamsAsync(Rig.Account), $"/SymbolParamsMany?{Id}"),
        ("SymbolParamsMany all", c => c.Symbols.ListParamsAsync(Rig.Account, ["A", "B&C"], 1_500, ["symbol", "symbolInfo"]),
            $"/SymbolParamsMany?{Id}&symbol=A&symbol=B&C&limit=1500&filter=symbol&filter=symbolInfo"),
        ("SymbolSessions", c => c.Symbols.GetSessionsAsync(Rig.Account, "A"), $"/SymbolSessions?{Id}&symbol=A"),
        ("ServerTimezone", c => c.Symbols.GetServerTimeZoneAsync(Rig.Account), $"/ServerTimezone?{Id}"),
        ("IsTradeSession", c => c.Symbols.IsTradeSessionAsync(Rig.Account, "A"), $"/IsTradeSession?{Id}&symbol=A"),
        ("IsTradeSessionMany", c => c.Symbols.ListTradeSessionStatesAsync(Rig.Account, ["A", "B"]), $"/IsTradeSessionMany?{Id}&symbols=A&symbols=B"),
        ("IsTradeSessionMany short", c => c.Symbols.ListTradeSessionStatesAsync(Rig.Account), $"/IsTradeSessionMany?{Id}"),
        ("IsQuoteSession", c => c.Symbols.IsQuoteSessionAsync(Rig.Account, "A"), $"/IsQuoteSession?{Id}&symbol=A"),
        ("IsQuoteSessionMany", c => c.Symbols.ListQuoteSessionStatesAsync(Rig.Account, ["A"]), $"/IsQuoteSessionMany?{Id}&symbols=A"),
        ("GetTickValueMany", c => c.Symbols.GetTickValuesAsync(Rig.Account, ["A", "B"]), $"/GetTickValueMany?{Id}&symbol=A&symbol=B"),
        ("TickValueWithSize", c => c.Symbols.ListTickValuesWithSizeAsync(Rig.Account, ["A", "B"]), $"/TickValueWithSize?{Id}&symbol=A&symbol=B"),
        ("TickValueWithSize short", c => c.Symbols.ListTickValuesWithSizeAsync(Rig.Account), $"/TickValueWithSize?{Id}"),

        ("GetQuote", c => c.Quotes.GetAsync(Rig.Account, "EURUSD"), $"/GetQuote?{Id}&symbol=EURUSD"),
        ("GetQuote all", c => c.Quotes.GetAsync(Rig.Account, "EURUSD", TimeSpan.FromSeconds(1.5)), $"/GetQuote?{Id}&symbol=EURUSD&msNotOlder=1500"),
        ("GetQuoteMany", c => c.Quotes.ListAsync(Rig.Account, ["A", "B"], TimeSpan.Zero), $"/GetQuoteMany?{Id}&symbols=A&symbols=B&msNotOlder=0"),
        ("MarketWatchMany", c => c.Quotes.ListMarketWatchAsync(Rig.Account, ["A", "B"]), $"/MarketWatchMany?{Id}&symbols=A&symbols=B"),

        ("PriceHistory", c => c.History.GetPriceHistoryAsync(Rig.Account, new() { Symbol = "A", From = From, To = To, TimeFrame = Mt5TimeFrame.H1 }), $"/PriceHistory?{Id}&symbol=A{Range}&timeFrame=60"),
        ("PriceHistoryMany", c => c.History.GetPriceHistoryManyAsync(Rig.Account, new() { Symbols = ["A", "B"], From = From, To = To, TimeFrame = Mt5TimeFrame.Mn1 }),
            $"/PriceHistoryMany?{Id}&symbol=A&symbol=B{Range}&timeFrame=43200"),
        ("PriceHistoryEx", c => c.History.GetPriceHistoryExAsync(Rig.Account, new() { Symbol = "A", End = To, NumBars = 1_200, TimeFrame = Mt5TimeFrame.M1 }),
            $"/PriceHistoryEx?{Id}&symbol=A&from=2026-11-03T22:00:00&numBars=1200&timeFrame=1"),
        ("PriceHistoryExMany", c => c.History.GetPriceHistoryExManyAsync(Rig.Account, new() { Symbols = ["A", "B"], End = To, NumBars = 5, TimeFrame = Mt5TimeFrame.D1 }),
            $"/PriceHistoryExMany?{Id}&symbol=A&symbol=B&from=2026-11-03T22:00:00&numBars=5&timeFrame=1440"),
        ("PriceHistoryMonth", c => c.History.GetPriceHistoryMonthAsync(Rig.Account, "A", new DateOnly(2026, 2, 1), Mt5TimeFrame.W1), $"/PriceHistoryMonth?{Id}&symbol=A&year=2026&month=2&day=1&timeFrame=10080"),
        ("PriceHistoryMonthMany", c => c.History.GetPriceHistoryMonthManyAsync(Rig.Account, ["A", "B"], new DateOnly(2026, 12, 31), (Mt5TimeFrame)2),
            $"/PriceHistoryMonthMany?{Id}&symbols=A&symbols=B&year=2026&month=12&day=31&timeFrame=2"),
        ("PriceHistoryToday", c => c.History.GetPriceHistoryTodayAsync(Rig.Account, "A", Mt5TimeFrame.M15), $"/PriceHistoryToday?{Id}&symbol=A&timeFrame=15"),
        ("PriceHistoryTodayMany", c => c.History.GetPriceHistoryTodayManyAsync(Rig.Account, ["A", "B"], Mt5TimeFrame.H4), $"/PriceHistoryTodayMany?{Id}&symbols=A&symbols=B&timeFrame=240"),
        ("PriceHistoryHighLow", c => c.History.GetPriceHistoryHighLowAsync(Rig.Account, new() { Symbol = "A", From = From, To = To, TimeFrame = Mt5TimeFrame.M30 }),
            $"/PriceHistoryHighLow?{Id}&symbol=A{Range}&timeFrame=30"),

        ("calls: OpenedOrders", c => CallsOf(c).TryListOpenedAsync(Rig.Account, default).AsTask(), $"/OpenedOrders?{Id}"),
        ("calls: OpenedOrder", c => CallsOf(c).TryGetOpenedAsync(Rig.Account, 7, default).AsTask(), $"/OpenedOrder?{Id}&ticket=7"),
        ("calls: ClosedOrders", c => CallsOf(c).TryListClosedAsync(Rig.Account, default).AsTask(), $"/ClosedOrders?{Id}"),
        ("calls: OrderHistory", c => CallsOf(c).TryListHistoryAsync(Rig.Account, From, To, default).AsTask(), $"/OrderHistory?{Id}{Range}"),
        ("calls: OrderHistoryPagination", c => CallsOf(c).TryListHistoryPageAsync(Rig.Account, From, To, 50, 2, default).AsTask(), $"/OrderHistoryPagination?{Id}{Range}&ordersPerPage=50&pageNumber=2"),
        ("calls: GetQuote", c => CallsOf(c).TryGetQuoteAsync(Rig.Account, "A b", default).AsTask(), $"/GetQuote?{Id}&symbol=A b"),
        ("calls: GetQuoteMany", c => CallsOf(c).TryListQuotesAsync(Rig.Account, ["A", "B"], default).AsTask(), $"/GetQuoteMany?{Id}&symbols=A&symbols=B"),
        ("calls: SymbolList", c => CallsOf(c).TryListSymbolsAsync(Rig.Account, default).AsTask(), $"/SymbolList?{Id}"),
        ("calls: SymbolParams", c => CallsOf(c).TryGetRulesAsync(Rig.Account, "A", default).AsTask(), $"/SymbolParams?{Id}&symbol=A"),
        ("calls: ServerTimezone", c => CallsOf(c).TryGetServerTimeZoneAsync(Rig.Account, default).AsTask(), $"/ServerTimezone?{Id}"),
    ];

    [ThreadStatic]
    private static Mt5Rig? current;

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_call_asks_for_exactly_this(string name)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        var rig = new Mt5Rig(o => o.Resilience.MaxRetries = 0);
        rig.Server.Answer(400, "no");
        current = rig;
        try
        {
            (_, Func<IMt5Client, Task> call, string target) = Assert.Single(Cases, c => c.Name == name);
            await Record.ExceptionAsync(() => call(rig.Client));

            TestSupport.StubRequest request = Assert.Single(rig.Server.Requests);
            Assert.Equal("GET", request.Method);
            Assert.True(string.IsNullOrEmpty(request.Body));
            Assert.Equal(target, Uri.UnescapeDataString(request.PathAndQuery));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task What_could_end_a_parameter_is_escaped()
    {
        Mt5Rig rig = Mt5Rig.Answering("""{"symbol":"A"}""");

        await rig.Client.Quotes.GetAsync(Rig.Account, "A&id=x#+%ü");

        Assert.EndsWith("&symbol=A%26id%3Dx%23%2B%25%C3%BC", Assert.Single(rig.Server.Requests).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reading_operation_has_its_case()
    {
        string[] declared =
        [
            .. typeof(IMt5Client).Assembly.GetType("Broker.MetaTrader.Mt5.Mt5Operations", throwOnError: true)!
                .GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
                .Select(field => ((Core.Pipeline.ApiOperation)field.GetValue(null)!).Template),
        ];

        Assert.Equal(51, declared.Length);
        Assert.All(declared, template => Assert.Contains(Cases, c => c.Target == template || c.Target.StartsWith(template + "?", StringComparison.Ordinal)));
    }

    private static Mt5Calls CallsOf(IMt5Client client) => client is not null ? current!.Calls : throw new JsonException();
}
