using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Orders;

namespace Broker.MetaTrader.Tests.Mt5;

/// <summary>What the areas of both platforms get from MetaTrader 5, and when a list proves that an order is absent.</summary>
public sealed class Mt5CallsTests
{
    private static readonly ServerTime Early = new(new DateTime(2026, 11, 2));

    [Theory]
    [InlineData("[]", 0, true)]
    [InlineData("""[{"ticket":1},{"ticket":"2"}]""", 2, true)]
    [InlineData("""[{"ticket":1},{"symbol":"A"}]""", 2, false)]
    [InlineData("""[{"ticket":1},{"ticket":"x"}]""", 2, false)]
    public async Task Opened_orders_are_complete_when_each_has_its_ticket(string body, int count, bool complete)
    {
        OrderListing listing = (await Mt5Rig.Answering(body).Calls.TryListOpenedAsync(Rig.Account, default)).Value;

        Assert.Equal((count, complete), (listing.Orders.Count, listing.IsComplete));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(99, true)]
    [InlineData(100, false)]
    [InlineData(101, false)]
    public async Task Closed_orders_are_complete_below_a_hundred(int count, bool complete)
    {
        string body = "[" + string.Join(",", Enumerable.Range(1, count).Select(ticket => $$"""{"ticket":{{ticket}}}""")) + "]";

        OrderListing listing = (await Mt5Rig.Answering(body).Calls.TryListClosedAsync(Rig.Account, default)).Value;

        Assert.Equal((count, complete), (listing.Orders.Count, listing.IsComplete));
    }

    [Theory]
    [InlineData("""{"orders":[{"ticket":1}],"partialResponse":false}""", 1, true)]
    [InlineData("""{"orders":[],"partialResponse":false}""", 0, true)]
    [InlineData("""{"orders":[{"ticket":1}]}""", 1, true)]
    [InlineData("""{"orders":[{"ticket":1}],"partialResponse":true}""", 1, false)]
    [InlineData("""{"orders":[{"ticket":1}],"partialResponse":"True"}""", 1, false)]
    [InlineData("""{"orders":[{"lots":1}],"partialResponse":false}""", 1, false)]
    [InlineData("""{"orders":null,"partialResponse":false}""", 0, false)]
    [InlineData("""{"partialResponse":false}""", 0, false)]
    public async Task A_history_is_complete_when_it_is_not_partial_and_each_has_its_ticket(string body, int count, bool complete)
    {
        OrderListing listing = (await Mt5Rig.Answering(body).Calls.TryListHistoryAsync(Rig.Account, Early, Early, default)).Value;

        Assert.Equal((count, complete), (listing.Orders.Count, listing.IsComplete));
    }

    [Theory]
    [InlineData("""[{"ticket":1}]""")]
    [InlineData("""{"orders":[null],"partialResponse":false}""")]
    public async Task A_history_that_cannot_be_read_is_an_error_and_no_empty_list(string body) =>
        Assert.Equal(ErrorKind.Protocol, (await Mt5Rig.Answering(body).Calls.TryListHistoryAsync(Rig.Account, Early, Early, default)).Error?.Kind);

    [Fact]
    public async Task The_others_are_mapped()
    {
        Assert.Equal(7, (await Mt5Rig.Answering("""{"ticket":7}""").Calls.TryGetOpenedAsync(Rig.Account, 7, default)).Value.Ticket);
        OrderPage page = (await Mt5Rig.Answering("""{"pagesCount":3,"pageNumber":2,"orders":[{"ticket":7}]}""").Calls.TryListHistoryPageAsync(Rig.Account, Early, Early, 10, 2, default)).Value;
        Assert.Equal((3, 2, 7L), (page.PagesCount, page.PageNumber, page.Orders[0].Ticket));
        Assert.Empty((await Mt5Rig.Answering("""{"pagesCount":0}""").Calls.TryListHistoryPageAsync(Rig.Account, Early, Early, 10, 0, default)).Value.Orders);
        Assert.Equal(1.5m, (await Mt5Rig.Answering("""{"bid":1.5}""").Calls.TryGetQuoteAsync(Rig.Account, "A", default)).Value.Bid);
        Assert.Equal(1.5m, Assert.Single((await Mt5Rig.Answering("""[{"bid":1.5}]""").Calls.TryListQuotesAsync(Rig.Account, ["A"], default)).Value).Bid);
        Assert.Equal(["A"], (await Mt5Rig.Answering("[\"A\"]").Calls.TryListSymbolsAsync(Rig.Account, default)).Value);
        Assert.Equal("A", (await Mt5Rig.Answering("""{"symbolInfo":{"digits":2}}""").Calls.TryGetRulesAsync(Rig.Account, "A", default)).Value.Symbol);
        Assert.Equal(TimeSpan.FromHours(2), (await Mt5Rig.Answering("2").Calls.TryGetServerTimeZoneAsync(Rig.Account, default)).Value.Offset);
    }

    [Fact]
    public async Task Failures_stay_failures()
    {
        Mt5Rig Failing() => Mt5Rig.Answering("""{"message":"no","code":"INVALID_SYMBOL"}""", 201);

        Assert.Equal("INVALID_SYMBOL", (await Failing().Calls.TryListOpenedAsync(Rig.Account, default)).Error?.Code);
        Assert.Equal("INVALID_SYMBOL", (await Failing().Calls.TryGetOpenedAsync(Rig.Account, 1, default)).Error?.Code);
        Assert.Equal("INVALID_SYMBOL", (await Failing().Calls.TryListClosedAsync(Rig.Account, default)).Error?.Code);
        Assert.Equal("INVALID_SYMBOL", (await Failing().Calls.TryListHistoryAsync(Rig.Account, Early, Early, default)).Error?.Code);
        Assert.Equal("INVALID_SYMBOL", (await Failing().Calls.TryListHistoryPageAsync(Rig.Account, Early, Early, 1, 0, default)).Error?.Code);
        Assert.Equal("INVALID_SYMBOL", (await Failing().Calls.TryGetQuoteAsync(Rig.Account, "A", default)).Error?.Code);
        Assert.Equal("INVALID_SYMBOL", (await Failing().Calls.TryListQuotesAsync(Rig.Account, ["A"], default)).Error?.Code);
        Assert.Equal("INVALID_SYMBOL", (await Failing().Calls.TryListSymbolsAsync(Rig.Account, default)).Error?.Code);
        Assert.Equal("INVALID_SYMBOL", (await Failing().Calls.TryGetRulesAsync(Rig.Account, "A", default)).Error?.Code);
        Assert.Equal("INVALID_SYMBOL", (await Failing().Calls.TryGetServerTimeZoneAsync(Rig.Account, default)).Error?.Code);
    }

    [Theory]
    [InlineData("""{"ticket":7,"state":"Filled","orderType":"Buy","comment":"mine"}""", 7L, OrderPhase.Open, "mine")]
    [InlineData("""{"result":{"ticket":7,"state":"Placed"},"error":null}""", 7L, OrderPhase.Pending, null)]
    [InlineData("""{"data":{"ticket":"7","state":1}}""", 7L, OrderPhase.Pending, null)]
    [InlineData("""{"ticket":7,"retcode":0,"comment":"done"}""", 7L, OrderPhase.Unknown, null)]
    [InlineData("""{"ticket":7,"retcode":10008,"comment":"placed"}""", 7L, OrderPhase.Unknown, null)]
    [InlineData("""{"ticket":7,"retcode":"10009"}""", 7L, OrderPhase.Unknown, null)]
    [InlineData("""{"Ticket":7,"RetCode":10010}""", 7L, OrderPhase.Unknown, null)]
    [InlineData("""{"ticket":7,"retcode":null,"comment":"mine"}""", 7L, OrderPhase.Unknown, "mine")]
    public async Task The_answer_to_a_trade_is_an_order_or_the_short_form(string body, long ticket, OrderPhase phase, string? comment)
    {
        OrderView view = (await TradeAsync(body)).Value;

        Assert.Equal((ticket, phase, comment), (view.Ticket, view.Phase, view.Comment));
    }

    [Theory]
    [InlineData("""{"ticket":7,"retcode":10004,"comment":"requote"}""")]
    [InlineData("""{"ticket":0,"retcode":10019}""")]
    [InlineData("""{"ticket":7,"retcode":{"a":1}}""")]
    [InlineData("""{"ticket":7,"retcode":0.5}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("OK")]
    [InlineData("""{"ticket":7""")]
    public async Task An_answer_that_tells_no_order_leaves_the_trade_in_doubt(string body)
    {
        ApiError? error = (await TradeAsync(body)).Error;

        Assert.Equal(ErrorKind.Protocol, error?.Kind);
        Assert.Equal(Outcome.Unknown, error?.Outcome);
    }

    private static ValueTask<ApiResult<OrderView>> TradeAsync(string body)
    {
        var rig = new Mt5Rig();
        rig.Server.Answer(200, body);
        return rig.SendAsync(new ApiOperation("OrderSend", HttpMethod.Get, "/OrderSend", RetrySafety.Once).Call(), rig.Calls.TradeAnswer);
    }
}
