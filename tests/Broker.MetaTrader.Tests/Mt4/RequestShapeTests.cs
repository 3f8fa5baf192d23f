using System.Globalization;
using Broker.Core.Secrets;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4;
using Broker.MetaTrader.Mt4.Models;

namespace Broker.MetaTrader.Tests.Mt4;

/// <summary>Path and parameters of every operation, as contracts/metatrader.md 4.2 names them, whatever the culture of the thread.</summary>
public sealed class RequestShapeTests
{
    private const string Id = "id=0b8e6c1e-5a54-4a6f-9a53-0d7b0e6f1a11";
    private static readonly ServerTime From = new(new DateTime(2026, 11, 2, 9, 5, 7)), To = new(new DateTime(2026, 12, 31, 23, 59, 59));

    private static readonly Dictionary<string, (Func<IMt4Client, Task> Call, string Answer, string Asked)> Cases = new(StringComparer.Ordinal)
    {
        ["IsInvestor"] = (c => c.Accounts.IsInvestorAsync(Rig.Account), "false", $"/IsInvestor {Id}"),
        ["Groups"] = (c => c.Accounts.ListGroupsAsync(Rig.Account), "[]", $"/Groups {Id}"),
        ["GetLogs"] = (c => c.Accounts.GetLogsAsync(Rig.Account), "[]", $"/GetLogs {Id}"),
        ["GetLogsByUser"] = (c => c.Accounts.GetLogsByUserAsync(500123, Secret.From("p&ss wörd+")), "[]", "/GetLogsByUser user=500123 password=p&ss wörd+"),
        ["OpenedOrders"] = (c => c.Orders.ListOpenedAsync(Rig.Account), "[]", $"/OpenedOrders {Id}"),
        ["OpenedOrder"] = (c => c.Orders.GetOpenedAsync(Rig.Account, 1_234_567), Samples.Order, $"/OpenedOrder {Id} ticket=1234567"),
        ["ClosedOrders"] = (c => c.Orders.ListClosedAsync(Rig.Account), "[]", $"/ClosedOrders {Id}"),
        ["OrderHistory"] = (c => c.Orders.ListHistoryAsync(Rig.Account, From, To), "[]", $"/OrderHistory {Id} from=2026-11-02T09:05:07 to=2026-12-31T23:59:59"),
        ["OrderHistory open end"] = (c => c.Orders.ListHistoryAsync(Rig.Account, From), "[]", $"/OrderHistory {Id} from=2026-11-02T09:05:07"),
        ["OrderHistoryPagination"] = (c => c.Orders.GetHistoryPageAsync(Rig.Account, From, To, 2500, 3, requestAgain: true), """{"orders":[]}""",
            $"/OrderHistoryPagination {Id} from=2026-11-02T09:05:07 to=2026-12-31T23:59:59 ordersPerPage=2500 pageNumber=3 requestAgain=true"),
        ["OrderHistoryPagination defaults"] = (c => c.Orders.GetHistoryPageAsync(Rig.Account, From), "[]",
            $"/OrderHistoryPagination {Id} from=2026-11-02T09:05:07 ordersPerPage=100 pageNumber=0"),
        ["HistoryPositions"] = (c => c.Orders.GetHistoryPositionsAsync(Rig.Account), "[]", $"/HistoryPositions {Id}"),
        ["Symbols"] = (c => c.Symbols.ListAsync(Rig.Account), "[]", $"/Symbols {Id}"),
        ["SymbolList"] = (c => c.Symbols.ListNamesAsync(Rig.Account), "[]", $"/SymbolList {Id}"),
        ["SymbolParams"] = (c => c.Symbols.GetParamsAsync(Rig.Account, "US&500 #x"), Samples.Params, $"/SymbolParams {Id} symbol=US&500 #x"),
        ["SymbolParamsMany"] = (c => c.Symbols.ListParamsAsync(Rig.Account, ["A", "b.m"]), "[]", $"/SymbolParamsMany {Id} symbol=A symbol=b.m"),
        ["ServerTimezone"] = (c => c.Symbols.GetServerTimeZoneAsync(Rig.Account), "2", $"/ServerTimezone {Id}"),
        ["TickValueWithSize"] = (c => c.Symbols.ListTickValuesAsync(Rig.Account, ["A", "B"]), "[]", $"/TickValueWithSize {Id} symbol=A symbol=B"),
        ["TickValueWithSize all"] = (c => c.Symbols.ListTickValuesAsync(Rig.Account), "[]", $"/TickValueWithSize {Id}"),
        ["Quote"] = (c => c.Quotes.GetAsync(Rig.Account, "EURUSD+"), Samples.Quote, $"/Quote {Id} symbol=EURUSD+"),
        ["GetQuoteMany"] = (c => c.Quotes.ListAsync(Rig.Account, ["A", "B"], TimeSpan.FromSeconds(1.5)), "[]", $"/GetQuoteMany {Id} symbols=A symbols=B msNotOlder=1500"),
        ["GetQuoteMany any age"] = (c => c.Quotes.ListAsync(Rig.Account, ["A"]), "[]", $"/GetQuoteMany {Id} symbols=A"),
        ["QuoteHistory"] = (c => c.History.ListBarsAsync(Rig.Account, "A B", Mt4Timeframe.M15, From, 1000), "[]",
            $"/QuoteHistory {Id} symbol=A B timeframe=M15 from=2026-11-02T09:05:07 count=1000"),
        ["QuoteHistoryMany"] = (c => c.History.ListBarsOfManyAsync(Rig.Account, ["A", "B"], Mt4Timeframe.MN1, From, 5), "[]",
            $"/QuoteHistoryMany {Id} symbol=A symbol=B timeframe=MN1 from=2026-11-02T09:05:07 count=5"),
        ["RequestQuoteHistory"] = (c => c.History.RequestBarsAsync(Rig.Account, "A", new Mt4Timeframe("M2"), From, 5), "OK",
            $"/RequestQuoteHistory {Id} symbol=A timeframe=M2 from=2026-11-02T09:05:07 count=5"),
    };

    public static TheoryData<string, string> Names
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string name in Cases.Keys)
            {
                data.Add(name, "de-DE");
                data.Add(name, "ar-SA");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Path_and_parameters_are_those_of_the_contract(string name, string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        (Func<IMt4Client, Task> call, string answer, string asked) = Cases[name];
        Mt4Rig rig = Mt4Rig.Answering(answer);

        await call(rig.Client);

        Assert.Equal(asked, rig.Asked());
        Assert.Equal("GET", Assert.Single(rig.Server.Requests).Method);
        Assert.Equal(Rig.ApiKey, rig.Server.Requests[0].Headers["x-api-key"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_failure_in_a_success_status_is_a_failure(string name, string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        Mt4Rig rig = Mt4Rig.Answering("""{"message":"CANARY","code":"INTERNAL_ERROR","stackTrace":"at CANARY"}""", 201);

        BrokerApiException failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => Cases[name].Call(rig.Client));

        Assert.Equal(("INTERNAL_ERROR", ErrorKind.Unavailable, true), (failure.Error.Code, failure.Error.Kind, failure.Error.IsTransient));
        Assert.DoesNotContain("CANARY", failure + rig.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Rig.Account.Value, failure + rig.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("wörd", failure + rig.Logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_passing_failure_is_read_again(string name, string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        var rig = new Mt4Rig();
        rig.Server.Answer(503, "").Answer(201, """{"message":"m","code":"NO_CONNECTION"}""").Answer(200, Cases[name].Answer);

        await Cases[name].Call(rig.Client);

        Assert.Equal(3, rig.Server.Count);
    }

    [Fact]
    public async Task What_cannot_be_right_is_refused_before_anything_is_sent()
    {
        var rig = new Mt4Rig();
        IMt4Client c = rig.Client;
        Func<Task>[] wrong =
        [
            () => c.Accounts.GetLogsByUserAsync(0, Secret.From("x")),
            () => c.Accounts.GetLogsByUserAsync(1L + int.MaxValue, Secret.From("x")),
            () => c.Accounts.GetLogsByUserAsync(5, null!),
            () => c.Orders.GetOpenedAsync(Rig.Account, 0),
            () => c.Orders.GetOpenedAsync(Rig.Account, 1L + int.MaxValue),
            () => c.Orders.ListHistoryAsync(Rig.Account, To, From),
            () => c.Orders.GetHistoryPageAsync(Rig.Account, To, From),
            () => c.Orders.GetHistoryPageAsync(Rig.Account, From, To, 0),
            () => c.Orders.GetHistoryPageAsync(Rig.Account, From, To, 10_001),
            () => c.Orders.GetHistoryPageAsync(Rig.Account, From, To, 1, -1),
            () => Task.FromResult(c.Orders.ListHistoryPages(Rig.Account, To, From)),
            () => Task.FromResult(c.Orders.ListHistoryPages(Rig.Account, From, To, 0)),
            () => c.Symbols.GetParamsAsync(Rig.Account, " "),
            () => c.Symbols.ListParamsAsync(Rig.Account, []),
            () => c.Symbols.ListParamsAsync(Rig.Account, ["A", null!]),
            () => c.Symbols.ListTickValuesAsync(Rig.Account, []),
            () => c.Quotes.GetAsync(Rig.Account, null!),
            () => c.Quotes.ListAsync(Rig.Account, null!),
            () => c.Quotes.ListAsync(Rig.Account, ["A"], TimeSpan.FromMilliseconds(-1)),
            () => c.Quotes.ListAsync(Rig.Account, ["A"], TimeSpan.FromDays(30)),
            () => c.History.ListBarsAsync(Rig.Account, "A", default, From, 1),
            () => c.History.ListBarsAsync(Rig.Account, "A", Mt4Timeframe.D1, From, 0),
            () => c.History.RequestBarsAsync(Rig.Account, "", Mt4Timeframe.D1, From, 1),
            () => c.History.ListBarsOfManyAsync(Rig.Account, [], Mt4Timeframe.D1, From, 1),
            () => c.Orders.ListOpenedAsync(default),
        ];

        foreach (Func<Task> call in wrong)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(call);
        }

        Assert.Empty(rig.Server.Requests);
    }
}
