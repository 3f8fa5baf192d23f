using System.Globalization;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader.Subscriptions;
using Broker.MetaTrader.Tests.Streams;

namespace Broker.MetaTrader.Tests.Subscriptions;

public sealed class SubscriptionTests
{
    private static readonly AccountId Id = new("tok en");

    private static readonly Dictionary<string, Func<StreamRig, Task>> Known = new()
    {
        { "/Subscribe?id=tok%20en&symbol=EUR%23", rig => Neutral(rig).SubscribeAsync(Id, "EUR#") },
        { "/Subscribe?id=tok%20en&symbol=A&interval=1500", rig => Neutral(rig).SubscribeAsync(Id, "A", TimeSpan.FromSeconds(1.5)) },
        { "/SubscribeMany?id=tok%20en&symbols=A&symbols=B&interval=0", rig => Neutral(rig).SubscribeManyAsync(Id, ["A", "B"], TimeSpan.Zero) },
        { "/UnSubscribe?id=tok%20en&symbol=A", rig => Neutral(rig).UnsubscribeAsync(Id, "A") },
        { "/UnSubscribeMany?id=tok%20en&symbols=A&symbols=B", rig => Neutral(rig).UnsubscribeManyAsync(Id, ["A", "B"]) },
        { "/SubscribeTickValue?id=tok%20en&symbol=A&interval=10", rig => Neutral(rig).SubscribeTickValueAsync(Id, "A", TimeSpan.FromMilliseconds(10)) },
        { "/SubscribeOrderProfit?id=tok%20en", rig => Neutral(rig).SubscribeOrderProfitAsync(Id) },
        { "/SubscribeOrderUpdate?id=tok%20en", rig => Neutral(rig).SubscribeOrderUpdateAsync(Id) },
        { "/SubscribeMany?id=tok%20en&symbols=A&interval=7&force=true", rig => Five(rig).SubscribeManyAsync(Id, ["A"], TimeSpan.FromMilliseconds(7), force: true) },
        { "/SubscribeMarketWatch?id=tok%20en", rig => Five(rig).SubscribeMarketWatchAsync(Id) },
        { "/SubscribeOpenedOrdersTickets?id=tok%20en&interval=1000", rig => Five(rig).SubscribeOpenedOrdersTicketsAsync(Id, TimeSpan.FromSeconds(1)) },
        { "/SubscribeOrderBook?id=tok%20en&symbols=A&interval=1000", rig => Five(rig).SubscribeOrderBookAsync(Id, ["A"], TimeSpan.FromSeconds(1)) },
        { "/UnsubscribeOrderBook?id=tok%20en&symbols=A", rig => Five(rig).UnsubscribeOrderBookAsync(Id, ["A"]) },
        { "/SubscribeOhlc?id=tok%20en&symbol=A&timeframe=60&interval=5", rig => Five(rig).SubscribeOhlcAsync(Id, "A", 60, TimeSpan.FromSeconds(5)) },
        { "/UnsubscribeOhlc?id=tok%20en&symbol=A&timeframe=60", rig => Five(rig).UnsubscribeOhlcAsync(Id, "A", 60) },
        { "/TickHistoryRequest?id=tok%20en&symbol=A&startYear=2026&startMonth=3&startDay=9", rig => Five(rig).RequestTickHistoryAsync(Id, "A", new DateOnly(2026, 3, 9)) },
        { "/TickHistoryStop?id=tok%20en&symbol=A", rig => Five(rig).StopTickHistoryAsync(Id, "A") },
        { "/SubscribeQuoteHistory?id=tok%20en", rig => new Mt4SubscriptionsArea(rig.Api).SubscribeQuoteHistoryAsync(Id) },
    };

    public static TheoryData<string> Calls => [.. Known.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Every_call_goes_out_as_documented_in_every_culture(string target)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            StreamRig rig = new StreamRig().Accepting();
            await Known[target](rig);
            Assert.Equal("/base" + target, Assert.Single(rig.Server.Requests).PathAndQuery);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_failure_in_a_success_status_is_a_failure_and_may_be_repeated(string target)
    {
        var rig = new StreamRig();
        rig.Server.Answer(201, """{"message":"x","code":"TIMEOUT"}""").Answer(201, """{"message":"x","code":"INVALID_TOKEN"}""");

        await Assert.ThrowsAnyAsync<BrokerApiException>(() => Known[target](rig));

        Assert.Equal(2, rig.Server.Count);
    }

    [Theory]
    [InlineData("OK")]
    [InlineData("\"OK\"")]
    [InlineData("")]
    [InlineData("Subscribed")]
    public async Task Any_wording_of_success_is_accepted(string body)
    {
        var rig = new StreamRig();
        rig.Server.Answer(200, body, "text/plain");

        await Neutral(rig).SubscribeAsync(Id, "A");
    }

    [Fact]
    public async Task A_web_page_is_no_success()
    {
        var rig = new StreamRig();
        rig.Server.Answer(200, " <html>login</html>", "text/html");

        Assert.Equal(ErrorKind.Protocol, (await Assert.ThrowsAnyAsync<BrokerApiException>(() => Neutral(rig).SubscribeAsync(Id, "A"))).Error.Kind);
    }

    [Fact]
    public async Task The_symbols_of_a_session_are_a_list()
    {
        var rig = new StreamRig();
        rig.Server.Answer(200, """["EURUSD","US500.cash"]""");

        Assert.Equal(["EURUSD", "US500.cash"], await Five(rig).ListSubscribedSymbolsAsync(Id));
        Assert.Equal("/base/SubscribedSymbols?id=tok%20en", rig.Server.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused_before_anything_is_sent()
    {
        StreamRig rig = new StreamRig().Accepting();

        await Refused<ArgumentException>(() => Neutral(rig).SubscribeAsync(Id, " "));
        await Refused<ArgumentException>(() => Neutral(rig).SubscribeAsync(default, "A"));
        await Refused<ArgumentException>(() => Neutral(rig).SubscribeManyAsync(Id, []));
        await Refused<ArgumentException>(() => Neutral(rig).UnsubscribeManyAsync(Id, ["A", ""]));
        await Refused<ArgumentOutOfRangeException>(() => Neutral(rig).SubscribeAsync(Id, "A", TimeSpan.FromTicks(5)));
        await Refused<ArgumentOutOfRangeException>(() => Neutral(rig).SubscribeAsync(Id, "A", TimeSpan.FromMilliseconds(-1)));
        await Refused<ArgumentOutOfRangeException>(() => Five(rig).SubscribeOhlcAsync(Id, "A", 60, TimeSpan.FromMilliseconds(500)));
        await Refused<ArgumentOutOfRangeException>(() => Five(rig).SubscribeOhlcAsync(Id, "A", 0));
        Assert.Equal(0, rig.Server.Count);

        static async Task Refused<T>(Func<Task> call)
            where T : Exception => await Assert.ThrowsAsync<T>(call);
    }

    private static SubscriptionsArea Neutral(StreamRig rig) => new(rig.Api);

    private static Mt5SubscriptionsArea Five(StreamRig rig) => new(rig.Api);
}
