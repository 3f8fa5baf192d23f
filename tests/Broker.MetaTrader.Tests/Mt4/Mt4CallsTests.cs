using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Orders;

namespace Broker.MetaTrader.Tests.Mt4;

public sealed class Mt4CallsTests
{
    private static readonly ServerTime From = new(new DateTime(2026, 1, 1)), To = new(new DateTime(2026, 2, 1));

    [Theory]
    [InlineData(0, true, true)]
    [InlineData(9, true, true)]
    [InlineData(10, true, false)]
    [InlineData(9, false, false)]
    public async Task The_session_s_closed_orders_are_complete_only_below_what_the_server_keeps(int count, bool tickets, bool complete)
    {
        OrderListing closed = (await Mt4Rig.Answering(Orders(count, tickets)).Calls.TryListClosedAsync(Rig.Account, default)).Value;

        Assert.Equal((count, complete), (closed.Orders.Count, closed.IsComplete));
    }

    [Theory]
    [InlineData(0, true, true)]
    [InlineData(500, true, true)]
    [InlineData(2, false, false)]
    public async Task Opened_orders_and_history_are_complete_when_each_names_its_ticket(int count, bool tickets, bool complete)
    {
        OrderListing opened = (await Mt4Rig.Answering(Orders(count, tickets)).Calls.TryListOpenedAsync(Rig.Account, default)).Value;
        Mt4Rig rig = Mt4Rig.Answering(Orders(count, tickets));
        OrderListing history = (await rig.Calls.TryListHistoryAsync(Rig.Account, From, To, default)).Value;

        Assert.Equal((count, complete), (opened.Orders.Count, opened.IsComplete));
        Assert.Equal((count, complete), (history.Orders.Count, history.IsComplete));
        Assert.EndsWith("from=2026-01-01T00:00:00 to=2026-02-01T00:00:00", rig.Asked(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_handed_on_with_its_numbers()
    {
        Mt4Rig rig = Mt4Rig.Answering("""{"pagesCount":4,"pageNumber":2,"orders":[{"ticket":1}]}""");

        OrderPage page = (await rig.Calls.TryListHistoryPageAsync(Rig.Account, From, To, 10, 2, default)).Value;

        Assert.Equal((4, 2, 1L), (page.PagesCount, page.PageNumber, Assert.Single(page.Orders).Ticket));
    }

    [Fact]
    public async Task Quotes_symbols_rules_and_zone_are_asked_by_the_names_of_this_platform()
    {
        Mt4Rig quote = Mt4Rig.Answering(Samples.Quote), quotes = Mt4Rig.Answering($"[{Samples.Quote}]"), names = Mt4Rig.Answering("""["A","B"]"""),
            rules = Mt4Rig.Answering(Samples.Params), zone = Mt4Rig.Answering("3");

        Assert.Equal(1.08512m, (await quote.Calls.TryGetQuoteAsync(Rig.Account, "E", default)).Value.Bid);
        Assert.Equal(1.08521m, Assert.Single((await quotes.Calls.TryListQuotesAsync(Rig.Account, ["E"], default)).Value).Ask);
        Assert.Equal(["A", "B"], (await names.Calls.TryListSymbolsAsync(Rig.Account, default)).Value);
        Assert.Equal(("EURUSD.m", 12), ((await rules.Calls.TryGetRulesAsync(Rig.Account, "E", default)).Value is var r ? (r.Symbol, r.StopsLevel) : default));
        Assert.Equal(TimeSpan.FromHours(3), (await zone.Calls.TryGetServerTimeZoneAsync(Rig.Account, default)).Value.Offset);
        Assert.Equal(
            ["/Quote", "/GetQuoteMany", "/SymbolList", "/SymbolParams", "/ServerTimezone"],
            new[] { quote, quotes, names, rules, zone }.Select(rig => rig.Asked().Split(' ')[0]));
    }

    [Fact]
    public async Task A_trade_s_answer_is_an_order()
    {
        Mt4Rig rig = Mt4Rig.Answering(Samples.Order), empty = Mt4Rig.Answering("{}");
        OrderView view = (await rig.ReadAsync(rig.Calls.TradeAnswer)).Value;

        Assert.Equal((90210L, OrderPhase.Open, 77L), (view.Ticket, view.Phase, view.Magic));
        Assert.Equal(ErrorKind.Protocol, (await empty.ReadAsync(empty.Calls.TradeAnswer)).Error!.Kind);
    }

    [Fact]
    public async Task Failures_are_values()
    {
        Mt4Rig rig = Mt4Rig.Answering("""{"message":"m","code":"INVALID_TOKEN"}""", 201);

        Assert.Equal(ErrorKind.NotFound, (await rig.Calls.TryListOpenedAsync(Rig.Account, default)).Error!.Kind);
        Assert.Equal(ErrorKind.NotFound, (await rig.Calls.TryListClosedAsync(Rig.Account, default)).Error!.Kind);
        Assert.Equal(ErrorKind.NotFound, (await rig.Calls.TryGetRulesAsync(Rig.Account, "E", default)).Error!.Kind);
    }

    private static string Orders(int count, bool tickets) => $"[{string.Join(',', Enumerable.Range(1, count).Select(n => tickets || n > 1 ? $"{{\"ticket\":{n}}}" : """{"lots":1}"""))}]";
}
