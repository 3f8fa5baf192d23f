using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Models;

namespace Broker.MetaTrader.Tests.Mt5;

/// <summary>Answers of every shape, bare and wrapped.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData("{0}")]
    [InlineData("{{\"result\":{0},\"error\":null}}")]
    [InlineData("{{\"error\":\"\",\"result\":{0}}}")]
    [InlineData("{{\"data\":{0}}}")]
    public async Task A_wrapper_is_taken_off(string wrapper)
    {
        string Wrap(string payload) => wrapper == "{0}" ? payload : string.Format(System.Globalization.CultureInfo.InvariantCulture, wrapper, payload);

        Assert.Equal(10000001, (await Mt5Rig.Answering(Wrap(Samples.Order)).Client.Orders.GetOpenedAsync(Rig.Account, 1)).Ticket);
        Assert.Single(await Mt5Rig.Answering(Wrap($"[{Samples.Order}]")).Client.Orders.ListOpenedAsync(Rig.Account));
        Assert.Equal([1, 2], await Mt5Rig.Answering(Wrap("[1,\"2\"]")).Client.Orders.ListOpenedTicketsAsync(Rig.Account));
        Assert.Single((await Mt5Rig.Answering(Wrap(Samples.OrderHistory)).Client.Orders.GetHistoryAsync(Rig.Account, new() { From = default, To = default })).Orders!);
        Assert.Equal("A", (await Mt5Rig.Answering(Wrap("{\"A\":{\"digits\":5}}")).Client.Symbols.ListAsync(Rig.Account))[0].Name);
        Assert.Equal(2m, (await Mt5Rig.Answering(Wrap("[{\"A\":2}]")).Client.Symbols.GetTickValuesAsync(Rig.Account))["A"]);
        Assert.True(await Mt5Rig.Answering(Wrap("true")).Client.Symbols.IsQuoteSessionAsync(Rig.Account, "A"));
        Assert.Equal(3.5m, await Mt5Rig.Answering(Wrap("3.5")).Client.Accounts.UpdateProfitsAsync(Rig.Account));
        Assert.Equal(TimeSpan.FromHours(3), (await Mt5Rig.Answering(Wrap("3")).Client.Symbols.GetServerTimeZoneAsync(Rig.Account)).Offset);
        Assert.Equal("1.2", await Mt5Rig.Answering(Wrap("\"1.2\"")).Client.Accounts.GetVersionAsync());
    }

    [Fact]
    public async Task Symbols_get_their_key_as_name_in_the_order_of_the_answer()
    {
        IReadOnlyList<Mt5SymbolInfo> symbols = await Mt5Rig.Answering(
            $$"""{"EURUSD.m":{{Samples.SymbolInfo}},"DATA":{"digits":2,"bid_tickvalue":0.5},"RESULT":{} }""").Client.Symbols.ListAsync(Rig.Account);

        Assert.Equal(["EURUSD.m", "DATA", "RESULT"], symbols.Select(symbol => symbol.Name));
        Assert.Equal(0.5m, symbols[1].BidTickValue);
    }

    [Fact]
    public async Task A_symbol_called_data_or_result_is_no_wrapper() =>
        Assert.Equal("DATA", Assert.Single(await Mt5Rig.Answering("""{"DATA":{"digits":2}}""").Client.Symbols.ListAsync(Rig.Account)).Name);

    [Fact]
    public async Task Symbols_as_a_list_must_name_themselves()
    {
        Assert.Equal("A", Assert.Single(await Mt5Rig.Answering("""[{"name":"A","digits":2}]""").Client.Symbols.ListAsync(Rig.Account)).Name);
        await AssertProtocolAsync(Mt5Rig.Answering("""[{"digits":2}]"""), c => c.Client.Symbols.ListAsync(Rig.Account));
    }

    [Theory]
    [InlineData("""{"A":null}""")]
    [InlineData("""{"A":"x"}""")]
    [InlineData("\"x\"")]
    [InlineData("")]
    [InlineData("""{"A":{}""")]
    public Task Symbols_with_holes_are_a_protocol_error(string body) => AssertProtocolAsync(Mt5Rig.Answering(body), c => c.Client.Symbols.ListAsync(Rig.Account));

    [Fact]
    public async Task Tick_values_are_read_from_one_key_objects_and_from_one_object()
    {
        var fromList = await Mt5Rig.Answering("""[{"A":1.25},{"data":"2.5"},{"C":null}]""").Client.Symbols.GetTickValuesAsync(Rig.Account);
        var fromObject = await Mt5Rig.Answering("""{"A":1.25,"B":"2.5"}""").Client.Symbols.GetTickValuesAsync(Rig.Account);

        Assert.Equal(new Dictionary<string, decimal?> { ["A"] = 1.25m, ["data"] = 2.5m, ["C"] = null }, fromList);
        Assert.Equal(new Dictionary<string, decimal?> { ["A"] = 1.25m, ["B"] = 2.5m }, fromObject);
    }

    [Theory]
    [InlineData("[1.5]")]
    [InlineData("[null]")]
    [InlineData("7")]
    public Task Tick_values_without_symbols_are_a_protocol_error(string body) => AssertProtocolAsync(Mt5Rig.Answering(body), c => c.Client.Symbols.GetTickValuesAsync(Rig.Account));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData(" \"True\" ", true)]
    [InlineData("""[{"symbol":"B","active":true},{"symbol":"A","active":false}]""", false)]
    [InlineData("""[{"symbol":"A","active":true}]""", true)]
    [InlineData("""[{"active":true}]""", true)]
    [InlineData("""{"symbol":"A","active":true}""", true)]
    [InlineData("""{"result":[{"symbol":"A","active":true}]}""", true)]
    public async Task A_session_is_a_flag_or_a_list_of_states(string body, bool expected)
    {
        Assert.Equal(expected, await Mt5Rig.Answering(body).Client.Symbols.IsQuoteSessionAsync(Rig.Account, "A"));
        Assert.Equal(expected, await Mt5Rig.Answering(body).Client.Symbols.IsTradeSessionAsync(Rig.Account, "A"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"symbol":"B","active":true}]""")]
    [InlineData("""[{"symbol":"A"}]""")]
    [InlineData("""[{"active":true},{"active":true}]""")]
    [InlineData("{}")]
    [InlineData("maybe")]
    [InlineData("1")]
    public Task A_session_that_does_not_tell_is_a_protocol_error(string body) => AssertProtocolAsync(Mt5Rig.Answering(body), c => c.Client.Symbols.IsQuoteSessionAsync(Rig.Account, "A"));

    [Theory]
    [InlineData("2", 120)]
    [InlineData("-3.5", -210)]
    [InlineData("180", 180)]
    public async Task The_time_zone_is_read_in_hours(string body, int minutes) =>
        Assert.Equal(new ServerTimeZone(TimeSpan.FromMinutes(minutes)), await Mt5Rig.Answering(body).Client.Symbols.GetServerTimeZoneAsync(Rig.Account));

    [Theory]
    [InlineData("10000")]
    [InlineData("x")]
    public Task A_time_zone_that_is_none_is_a_protocol_error(string body) => AssertProtocolAsync(Mt5Rig.Answering(body), c => c.Client.Symbols.GetServerTimeZoneAsync(Rig.Account));

    [Theory]
    [InlineData("""{"orders":[{"ticket":1},null]}""")]
    [InlineData("""{"orders":[{"ticket":1},7],"partialResponse":false}""")]
    [InlineData("""{"orders":{"ticket":1}}""")]
    [InlineData("""{"orders":"none","pagesCount":1}""")]
    [InlineData("""[{"ticket":1}]""")]
    [InlineData("{}")]
    public async Task A_history_with_holes_is_a_protocol_error(string body)
    {
        await AssertProtocolAsync(Mt5Rig.Answering(body), c => c.Client.Orders.GetHistoryAsync(Rig.Account, new() { From = default, To = default }));
        await AssertProtocolAsync(Mt5Rig.Answering(body), c => c.Client.Orders.GetHistoryPageAsync(Rig.Account, new() { From = default, To = default, OrdersPerPage = 1 }));
    }

    [Fact]
    public async Task A_history_without_orders_is_read()
    {
        Mt5OrderHistory history = await Mt5Rig.Answering("""{"orders":null,"partialResponse":true,"action":2}""").Client.Orders.GetHistoryAsync(Rig.Account, new() { From = default, To = default });

        Assert.Null(history.Orders);
        Assert.True(history.PartialResponse);
        Assert.Equal(2, history.Action);
    }

    [Fact]
    public async Task Reasons_of_single_symbols_are_kept()
    {
        IReadOnlyList<Mt5SymbolBars> bars = await Mt5Rig.Answering($$"""[{{Samples.SymbolBars}},{"symbol":"B","bars":null,"exception":"Symbol not found"}]""")
            .Client.History.GetPriceHistoryManyAsync(Rig.Account, new() { Symbols = ["A", "B"], From = default, To = default, TimeFrame = Broker.MetaTrader.Mt5.Requests.Mt5TimeFrame.H1 });

        Assert.Single(bars[0].Bars!);
        Assert.Equal("Symbol not found", bars[1].Exception);
        Assert.Null(bars[1].Bars);
    }

    [Fact]
    public async Task Every_other_answer_is_read()
    {
        string all(string sample) => $"[{sample}]";
        var now = new DateOnly(2026, 11, 2);
        const Broker.MetaTrader.Mt5.Requests.Mt5TimeFrame H1 = Broker.MetaTrader.Mt5.Requests.Mt5TimeFrame.H1;

        Assert.Equal("email 11", (await Mt5Rig.Answering(Samples.AccountRecord).Client.Accounts.GetAccountAsync(Rig.Account)).Email);
        Assert.Equal("subject 5", Assert.Single(await Mt5Rig.Answering(all(Samples.MailMessage)).Client.Accounts.ListMailsAsync(Rig.Account)).Subject);
        Assert.Equal(8.25m, Assert.Single(await Mt5Rig.Answering(all(Samples.EquityPoint)).Client.Accounts.GetEquityHistoryAsync(Rig.Account, default)).RealizedPl);
        Assert.Equal(12.5m, await Mt5Rig.Answering("12.5").Client.Accounts.GetRequiredMarginAsync(Rig.Account, new() { Symbol = "A", Lots = 1 }));
        Assert.Equal("OK", await Mt5Rig.Answering("OK").Client.Accounts.ChangePasswordAsync(Rig.Account, Core.Secrets.Secret.From("x")));
        Assert.Equal("notes", await Mt5Rig.Answering("notes").Client.Accounts.GetReadMeAsync());
        Assert.Equal(10000002, Assert.Single(await Mt5Rig.Answering("[{\"ticket\":10000002}]").Client.Orders.ListClosedAsync(Rig.Account)).Ticket);
        Assert.Equal(10000029, Assert.Single(await Mt5Rig.Answering(all(Samples.OrderRecord)).Client.Orders.ListPendingHistoryAsync(Rig.Account, new() { From = default, To = default })).Ticket);
        Assert.Equal(1, (await Mt5Rig.Answering(Samples.HistoryPage).Client.Orders.GetHistoryPageAsync(Rig.Account, new() { From = default, To = default, OrdersPerPage = 1 })).PagesCount);
        Assert.Equal(0, (await Mt5Rig.Answering("""{"pagesCount":0,"pageNumber":0,"orders":null}""").Client.Orders.ReleaseHistoryPagesAsync(Rig.Account, default, default, 1)).PagesCount);
        Assert.Equal(Mt5DealDirection.Out, Assert.Single(await Mt5Rig.Answering(all(Samples.Deal)).Client.Orders.ListDealsByPositionAsync(Rig.Account, 1)).Direction);
        Assert.Single(await Mt5Rig.Answering(all(Samples.Order)).Client.Orders.ListHistoryPositionsAsync(Rig.Account, [1]));
        Assert.Single(await Mt5Rig.Answering(all(Samples.Order)).Client.Orders.ListHistoryPositionsByCloseTimeAsync(Rig.Account, default, default));
        Assert.True(await Mt5Rig.Answering("true").Client.Orders.IsHistoryDownloadCompleteAsync(Rig.Account));
        Assert.Equal(["A", "B"], await Mt5Rig.Answering("[\"A\",\"B\"]").Client.Symbols.ListNamesAsync(Rig.Account));
        Assert.Equal("symbol 1", (await Mt5Rig.Answering(Samples.SymbolParams).Client.Symbols.GetParamsAsync(Rig.Account, "A")).Symbol);
        Assert.Single(await Mt5Rig.Answering(all(Samples.SymbolParams)).Client.Symbols.ListParamsAsync(Rig.Account));
        Assert.Single((await Mt5Rig.Answering(Samples.SymbolSessions).Client.Symbols.GetSessionsAsync(Rig.Account, "A")).Trades!);
        Assert.True(Assert.Single(await Mt5Rig.Answering(all(Samples.SessionState)).Client.Symbols.ListTradeSessionStatesAsync(Rig.Account)).Active);
        Assert.True(Assert.Single(await Mt5Rig.Answering(all(Samples.SessionState)).Client.Symbols.ListQuoteSessionStatesAsync(Rig.Account)).Active);
        Assert.Equal(4.25m, Assert.Single(await Mt5Rig.Answering(all(Samples.TickValue)).Client.Symbols.ListTickValuesWithSizeAsync(Rig.Account)).TickValueMq);
        Assert.Equal(2.25m, (await Mt5Rig.Answering(Samples.Quote).Client.Quotes.GetAsync(Rig.Account, "A")).Bid);
        Assert.Single(await Mt5Rig.Answering(all(Samples.Quote)).Client.Quotes.ListAsync(Rig.Account, ["A"]));
        Assert.Equal(6.25m, Assert.Single(await Mt5Rig.Answering(all(Samples.MarketWatch)).Client.Quotes.ListMarketWatchAsync(Rig.Account, ["A"])).DailyChange);
        Assert.Single(await Mt5Rig.Answering(all(Samples.Bar)).Client.History.GetPriceHistoryAsync(Rig.Account, new() { Symbol = "A", From = default, To = default, TimeFrame = H1 }));
        Assert.Single(await Mt5Rig.Answering(all(Samples.Bar)).Client.History.GetPriceHistoryExAsync(Rig.Account, new() { Symbol = "A", End = default, NumBars = 1, TimeFrame = H1 }));
        Assert.Single(await Mt5Rig.Answering(all(Samples.Bar)).Client.History.GetPriceHistoryMonthAsync(Rig.Account, "A", now, H1));
        Assert.Single(await Mt5Rig.Answering(all(Samples.Bar)).Client.History.GetPriceHistoryTodayAsync(Rig.Account, "A", H1));
        Assert.Single(await Mt5Rig.Answering(all(Samples.SymbolBars)).Client.History.GetPriceHistoryExManyAsync(Rig.Account, new() { Symbols = ["A"], End = default, NumBars = 1, TimeFrame = H1 }));
        Assert.Single(await Mt5Rig.Answering("[{\"symbol\":\"A\",\"bars\":[]}]").Client.History.GetPriceHistoryMonthManyAsync(Rig.Account, ["A"], now, H1));
        Assert.Single(await Mt5Rig.Answering(all(Samples.SymbolBars)).Client.History.GetPriceHistoryTodayManyAsync(Rig.Account, ["A"], H1));
        Assert.Equal(3.25m, (await Mt5Rig.Answering(Samples.Bar).Client.History.GetPriceHistoryHighLowAsync(Rig.Account, new() { Symbol = "A", From = default, To = default, TimeFrame = H1 })).HighPrice);
    }

    [Fact]
    public async Task A_demo_account_holds_two_secrets()
    {
        Mt5DemoAccount account = await Mt5Rig.Answering("""{"login":5000000001,"password":"p1\u00e4","investor":"p2"}""").Client.Accounts.CreateDemoAsync(new() { Host = "h", Port = 443 });

        Assert.Equal(5_000_000_001, account.Login);
        Assert.Equal("p1ä", account.Password!.Reveal());
        Assert.Equal("p2", account.InvestorPassword!.Reveal());
        Assert.Equal("demo account", account.ToString());
    }

    [Fact]
    public async Task Undocumented_shapes_are_given_without_secrets()
    {
        const string Body = """{"User":1,"Password":"CANARY","Inner":{"InvestorPassword":"CANARY","Host":"h"},"list":[{"Token":"CANARY"}]}""";
        Broker.MetaTrader.Mt5.IMt5AccountsArea Area() => Mt5Rig.Answering(Body).Client.Accounts;

        foreach (Broker.MetaTrader.Wire.RawAnswer answer in new[]
        {
            await Area().GetQuoteClientAsync(Rig.Account), await Area().GetClusterDetailsAsync(Rig.Account), await Area().GetTradeStatsAsync(Rig.Account, default),
            await Area().GetTradeStatsEquityHistoryAsync(Rig.Account, default), await Area().GetTradeUnrealizedPlAsync(Rig.Account, default),
            await Mt5Rig.Answering(Body).Client.Orders.GetPositionsAsync(Rig.Account),
        })
        {
            Assert.Equal("h", answer.Root.GetProperty("Inner").GetProperty("Host").GetString());
            Assert.DoesNotContain("CANARY", answer.Root.GetRawText(), StringComparison.Ordinal);
        }
    }

    private static async Task AssertProtocolAsync(Mt5Rig rig, Func<Mt5Rig, Task> call) =>
        Assert.Equal(ErrorKind.Protocol, (await Assert.ThrowsAnyAsync<BrokerApiException>(() => call(rig))).Error.Kind);
}
