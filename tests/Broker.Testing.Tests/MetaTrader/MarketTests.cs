using System.Net;
using System.Text.Json.Nodes;
using Broker.Testing.MetaTrader;

namespace Broker.Testing.Tests.MetaTrader;

public sealed class MarketTests : MetaTraderTest
{
    [Fact]
    public async Task Each_platform_has_its_own_name_for_a_quote_and_404_for_the_other()
    {
        var (four, five) = (await Account4Async(), await Account5Async());

        var quote4 = await AskAsync($"Quote?id={four}&symbol=EURUSD");
        var quote5 = await AskAsync($"GetQuote?id={five}&symbol=EURUSD");

        Assert.Equal((1.1m, 1.1001m, "2026-11-02T11:00:00"), (Num(quote4["bid"]), Num(quote4["ask"]), (string?)quote4["time"]));
        Assert.True(quote4.AsObject().ContainsKey("high"));
        Assert.True(quote5.AsObject().ContainsKey("last"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"GetQuote?id={four}&symbol=EURUSD"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"Quote?id={five}&symbol=EURUSD"));
    }

    [Fact]
    public async Task Quotes_stand_still_and_age_until_a_new_one_comes()
    {
        var id = await Account5Async();
        Sim.AdvanceClock(TimeSpan.FromMinutes(10));

        Assert.Equal("2026-11-02T11:00:00", (string?)(await AskAsync($"GetQuote?id={id}&symbol=EURUSD"))["time"]);
        Assert.Equal("TIMEOUT", await CodeAsync($"GetQuote?id={id}&symbol=EURUSD&msNotOlder=1000"));
        await PostAsync(MetaTrader, "_sim/quotes", """{"symbol":"EURUSD","bid":1.2,"ask":1.3}""");
        var fresh = await AskAsync($"GetQuote?id={id}&symbol=EURUSD&msNotOlder=1000");
        Assert.Equal((1.2m, 1.3m, "2026-11-02T11:10:00"), (Num(fresh["bid"]), Num(fresh["ask"]), (string?)fresh["time"]));
    }

    [Fact]
    public async Task Symbol_names_mind_their_case_and_their_suffix()
    {
        var id = await Account5Async();

        Assert.Equal("INVALID_SYMBOL", await CodeAsync($"GetQuote?id={id}&symbol=eurusd"));
        Assert.Equal("INVALID_SYMBOL", await CodeAsync($"OrderSend?id={id}&symbol=NOPE"));
        Assert.Equal("NULL_ARGUMENT", await CodeAsync($"GetQuote?id={id}"));
        Assert.Equal("EURUSD.m", (string?)(await AskAsync($"GetQuote?id={id}&symbol=EURUSD.m"))["symbol"]);
        Assert.Equal(2, (await AskAsync($"GetQuoteMany?id={id}&symbols=EURUSD&symbols=XAUUSD")).AsArray().Count);
    }

    [Fact]
    public async Task Symbols_are_a_map_on_MT5_and_a_list_on_MT4()
    {
        var (four, five) = (await Account4Async(), await Account5Async());

        Assert.Equal(5, (int)(await AskAsync($"Symbols?id={five}"))["EURUSD"]!["digits"]!);
        Assert.Contains("XAUUSD", (await AskAsync($"Symbols?id={four}")).AsArray().Select(n => (string)n!));
        Assert.Contains("EURUSD.m", (await AskAsync($"SymbolList?id={five}")).AsArray().Select(n => (string)n!));
    }

    [Fact]
    public async Task Symbol_terms_have_another_shape_on_each_platform()
    {
        var (four, five) = (await Account4Async(), await Account5Async());

        var terms4 = await AskAsync($"SymbolParams?id={four}&symbol=EURUSD");
        var terms5 = await AskAsync($"SymbolParams?id={five}&symbol=EURUSD");

        Assert.Equal(("EURUSD", 10, 0.00001m), ((string?)terms4["symbolName"], (int)terms4["symbol"]!["stopsLevel"]!, Num(terms4["symbol"]!["point"])));
        Assert.Equal((0.01m, 100m, 0.01m), (Num(terms4["groupParams"]!["minLot"]), Num(terms4["groupParams"]!["maxLot"]), Num(terms4["groupParams"]!["lotStep"])));
        Assert.Equal(("EURUSD", "FOK, IOC"), ((string?)terms5["symbol"], (string?)terms5["symbolGroup"]!["fillPolicy"]));
        Assert.Equal((0.01m, 0.00001m, 1m), (Num(terms5["symbolGroup"]!["minLots"]), Num(terms5["symbolInfo"]!["points"]), Num(terms5["symbolInfo"]!["tickValue"])));
        Assert.False(terms5["symbolInfo"]!.AsObject().ContainsKey("stopsLevel"));
        Assert.Single((await AskAsync($"SymbolParamsMany?id={five}&symbol=EURUSD")).AsArray());
        Assert.Equal(2, (await AskAsync($"SymbolParamsMany?id={five}&limit=2")).AsArray().Count);
    }

    [Fact]
    public async Task An_added_symbol_is_traded_in_its_sessions()
    {
        var id = await Account5Async();
        Sim.AddSymbol(new SimulatedSymbol { Name = "NAS100", Digits = 1, ContractSize = 1m, BaseCurrency = "USD", Bid = 20_000m, Ask = 20_001m, TradeSessions = [new(DayOfWeek.Monday, 0, 720)] });

        Assert.True((bool)await AskAsync($"IsTradeSession?id={id}&symbol=NAS100"));
        await SendAsync(id, "symbol=NAS100&volume=1");
        Sim.AdvanceClock(TimeSpan.FromHours(1));

        Assert.False((bool)await AskAsync($"IsTradeSession?id={id}&symbol=NAS100"));
        Assert.Equal("MARKET_CLOSED", await CodeAsync($"OrderSend?id={id}&symbol=NAS100&volume=1"));
        Assert.Equal(720, (int)(await AskAsync($"SymbolSessions?id={id}&symbol=NAS100"))["trades"]![1]![0]!["endTime"]!);
    }

    [Fact]
    public async Task A_closed_market_is_in_no_session_and_CheckConnect_can_be_made_to_fail()
    {
        var id = await Account5Async();
        await PostAsync(MetaTrader, "_sim/market", """{"open":false}""");

        Assert.False((bool)await AskAsync($"IsTradeSession?id={id}&symbol=EURUSD"));
        Assert.All((await AskAsync($"IsTradeSessionMany?id={id}")).AsArray(), row => Assert.False((bool)row!["active"]!));
        Assert.Equal("OK", await WordAsync($"CheckConnect?id={id}"));
        Sim.CheckConnectFailsWhenClosed = true;
        Assert.Equal("SERVICE_NOT_AVAILABLE", await CodeAsync($"CheckConnect?id={id}"));
        Sim.MarketOpen = true;
        Assert.Equal("OK", await WordAsync($"CheckConnect?id={id}"));
    }

    [Fact]
    public async Task Tick_values_and_margins_follow_the_quotes()
    {
        var (four, five) = (await Account4Async(), await Account5Async());

        Assert.Equal(1m, Num((await AskAsync($"GetTickValueMany?id={five}&symbol=EURUSD"))[0]!["EURUSD"]));
        Assert.Equal(0.00001m, Num((await AskAsync($"TickValueWithSize?id={four}&symbol=EURUSD"))[0]!["tickSize"]));
        Assert.Equal(1_100m, Num(await AskAsync($"RequiredMargin?id={five}&symbol=EURUSD&lots=1")));
        Assert.Equal(0m, Num(await AskAsync($"UpdateProfits?id={five}")));
        Assert.Equal(10, (int)(await AskAsync($"MarketWatchMany?id={five}&symbols=EURUSD"))[0]!["spread"]!);
    }

    [Fact]
    public async Task The_server_time_zone_is_everywhere_in_server_times()
    {
        var id = await Account5Async();
        Sim.ServerTimeZoneHours = 3m;

        Assert.Equal(3m, Num(await AskAsync($"ServerTimezone?id={id}")));
        Assert.Equal(("2026-11-02T12:00:00", 180), ((string?)(await AskAsync($"AccountDetails?id={id}"))["serverTime"], (int)(await AskAsync($"AccountDetails?id={id}"))["serverTimeZone"]!));
        Assert.Equal("2026-11-02T12:00:00", (string?)(await SendAsync(id))["openTime"]);
    }

    [Fact]
    public async Task Bars_have_the_names_of_their_platform_and_stay_the_same()
    {
        var (four, five) = (await Account4Async(), await Account5Async());

        var range = $"PriceHistory?id={five}&symbol=EURUSD&from=2026-11-02T10:00:00&to=2026-11-02T10:59:00&timeFrame=1";
        var bars = (await AskAsync(range)).AsArray();
        var bars4 = (await AskAsync($"QuoteHistory?id={four}&symbol=EURUSD&timeframe=M15&from=2026-11-02T10:00:00&count=4")).AsArray();

        Assert.Equal((60, "2026-11-02T10:00:00"), (bars.Count, (string?)bars[0]!["time"]));
        Assert.All(bars, bar => Assert.True(Num(bar!["highPrice"]) >= Num(bar["openPrice"]) && Num(bar["lowPrice"]) <= Num(bar["closePrice"])));
        Assert.Equal(bars.ToJsonString(), (await AskAsync(range)).ToJsonString());
        Assert.Equal((4, "2026-11-02T10:00:00"), (bars4.Count, (string?)bars4[3]!["time"]));
        Assert.True(bars4[0]!.AsObject().ContainsKey("close"));
    }

    [Fact]
    public async Task A_counted_range_of_bars_ends_at_from()
    {
        var id = await Account5Async();

        var bars = (await AskAsync($"PriceHistoryEx?id={id}&symbol=EURUSD&from=2026-11-02T10:00:00&numBars=3&timeFrame=60")).AsArray();

        Assert.Equal(["2026-11-02T08:00:00", "2026-11-02T09:00:00", "2026-11-02T10:00:00"], bars.Select(bar => (string)bar!["time"]!));
    }

    [Fact]
    public async Task An_unknown_symbol_among_many_spoils_its_own_row()
    {
        var id = await Account5Async();

        var rows = (await AskAsync($"PriceHistoryMany?id={id}&symbol=EURUSD&symbol=NOPE&from=2026-11-02T10:00:00&to=2026-11-02T10:10:00&timeFrame=5")).AsArray();

        Assert.Equal(3, rows[0]!["bars"]!.AsArray().Count);
        Assert.Null(rows[0]!["exception"]);
        Assert.NotNull(rows[1]!["exception"]);
    }

    [Theory]
    [InlineData("PriceHistoryToday?symbol=EURUSD&timeFrame=60", 12)]
    [InlineData("PriceHistoryMonth?symbol=EURUSD&year=2026&month=10&day=2&timeFrame=1440", 2)]
    public async Task Bars_of_a_day_and_a_month(string path, int count)
    {
        var id = await Account5Async();

        Assert.Equal(count, (await AskAsync($"{path}&id={id}")).AsArray().Count);
    }

    [Fact]
    public async Task High_and_low_are_one_bar()
    {
        var id = await Account5Async();

        JsonNode bar = await AskAsync($"PriceHistoryHighLow?id={id}&symbol=EURUSD&from=2026-11-02T08:00:00&to=2026-11-02T10:00:00&timeFrame=1");

        Assert.True(Num(bar["highPrice"]) > Num(bar["lowPrice"]));
    }
}
