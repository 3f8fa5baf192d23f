using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Streams;
using Microsoft.Extensions.Options;
using static Broker.MetaTrader.Streams.StreamMessageKind;

namespace Broker.MetaTrader.Tests.Streams;

public sealed class OtherStreamTests
{
    [Fact]
    public async Task Order_updates_catch_up_with_all_open_orders()
    {
        StreamRig rig = new StreamRig().Accepting();
        var order = new OrderView { Platform = TradingPlatform.MetaTrader5, Ticket = 5, Side = OrderSide.Buy, Kind = OrderKind.Market, Phase = OrderPhase.Open };
        rig.Calls.Opened = () => new ApiResult<OrderListing>(new OrderListing([order], true));
        rig.Connector.Then().Close();
        rig.Connector.Then();
        await using var stream = new StreamHand<OrderUpdate>(rig.Streams.OrderUpdatesAsync(StreamRig.Account));

        Assert.Equal([Connected, Reconnecting, Connected], await stream.KindsAsync(3));
        OrderUpdate update = (await stream.NextAsync(CaughtUp)).Data!;

        Assert.Equal(5, Assert.Single(update.OpenedOrders!).Ticket);
        Assert.True(update.OpenedOrdersAreComplete);
        Assert.Null(update.Action);
        Assert.EndsWith("/OnOrderUpdate?id=CANARY-session-token%201", rig.Connector.Addresses.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_the_subscription_of_orders_is_asked_once()
    {
        var rig = new StreamRig();
        rig.Server.Answer(404, "");
        rig.Connector.Then().Close();
        rig.Connector.Then().Push("""{"type":"OrderUpdate","data":{"balance":1}}""");
        await using var stream = new StreamHand<OrderUpdate>(rig.Streams.OrderUpdatesAsync(StreamRig.Account));

        Assert.Equal([Connected, Reconnecting, Connected, CaughtUp, Data], await stream.KindsAsync(5));
        Assert.EndsWith("/SubscribeOrderUpdate?id=CANARY-session-token%201", Assert.Single(rig.Server.Requests).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_catch_up_with_the_account_summary()
    {
        var rig = new StreamRig();
        rig.Server.Answer(200, "OK", "text/plain").Answer(200, "OK", "text/plain").Answer(200, """{"balance":10,"equity":11,"profit":1}""");
        rig.Connector.Then().Push("""{"type":"OrderProfit","data":{"profit":0.5}}""").Close();
        rig.Connector.Then();
        await using var stream = new StreamHand<ProfitUpdate>(rig.Streams.OrderProfitsAsync(StreamRig.Account));

        await stream.NextAsync(Connected);
        Assert.Equal(0.5m, (await stream.DataAsync()).Profit);
        Assert.Equal([Reconnecting, Connected], await stream.KindsAsync(2));
        ProfitUpdate update = (await stream.NextAsync(CaughtUp)).Data!;

        Assert.Equal((10m, 11m, 1m), (update.Balance!.Value, update.Equity!.Value, update.Profit!.Value));
        Assert.Equal("/base/AccountSummary?id=CANARY-session-token%201", rig.Server.Requests[^1].PathAndQuery);
    }

    [Fact]
    public async Task A_raw_stream_calls_its_subscription_before_each_socket()
    {
        var rig = new StreamRig();
        int calls = 0;
        rig.Connector.Then().Push("""{"type":"Ohlc","data":{"open":1}}""").Push("""{"type":"OrderBook","data":[]}""").Close();
        rig.Connector.Then();
        await using var stream = new StreamHand<RawFrame>(rig.Streams.RawAsync(StreamRig.Account, StreamKind.Ohlc, _ =>
        {
            calls++;
            return Task.CompletedTask;
        }));

        await stream.NextAsync(Connected);
        Assert.Equal(["Ohlc", "OrderBook"], [(await stream.DataAsync()).Type, (await stream.DataAsync()).Type]);
        Assert.Equal([Reconnecting, Connected], await stream.KindsAsync(2));
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_refused_subscription_of_a_raw_stream_ends_it()
    {
        var rig = new StreamRig();
        BrokerApiException refusal = PlatformScript.Error(ErrorKind.Validation, "INVALID_PARAM").ToException();
        await using var stream = new StreamHand<RawFrame>(rig.Streams.RawAsync(StreamRig.Account, StreamKind.Ohlc, _ => Task.FromException(refusal)));

        Assert.Equal("INVALID_PARAM", (await Assert.ThrowsAsync<ValidationFailedException>(stream.NextAsync)).ProviderCode);
    }

    [Fact]
    public async Task A_bug_of_the_caller_ends_the_stream_without_its_text()
    {
        var rig = new StreamRig();
        await using var stream = new StreamHand<RawFrame>(rig.Streams.RawAsync(StreamRig.Account, StreamKind.Ohlc, _ => throw new InvalidOperationException("CANARY-text")));

        var exception = await Assert.ThrowsAsync<BrokerApiException>(stream.NextAsync);

        Assert.DoesNotContain("CANARY", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TradingPlatform.MetaTrader4, StreamKind.Ohlc)]
    [InlineData(TradingPlatform.MetaTrader4, StreamKind.Events)]
    [InlineData(TradingPlatform.MetaTrader5, StreamKind.QuoteHistory)]
    [InlineData(TradingPlatform.MetaTrader5, StreamKind.Disconnect)]
    public async Task A_socket_of_the_other_platform_is_refused_before_anything_is_sent(TradingPlatform platform, StreamKind kind)
    {
        var rig = new StreamRig(o => o.Platform = platform);
        await using var stream = new StreamHand<RawFrame>(rig.Streams.RawAsync(StreamRig.Account, kind));

        Assert.Equal(Outcome.NotSent, (await Assert.ThrowsAsync<ValidationFailedException>(stream.NextAsync)).Outcome);
        Assert.Empty(rig.Connector.Addresses);
    }

    [Fact]
    public async Task Every_kind_has_the_socket_of_its_name()
    {
        foreach (StreamKind kind in Enum.GetValues<StreamKind>())
        {
            string expected = kind == StreamKind.Events ? "Events" : "On" + kind;
            Assert.Equal(expected, StreamOperations.Of(kind).Name);
        }

        await Task.CompletedTask;
    }

    [Fact]
    public async Task The_gateway_is_refused_unless_permitted()
    {
        StreamRig rig = StreamRig.Gateway();
        await using var quotes = rig.Quotes();
        await using var orders = new StreamHand<OrderUpdate>(rig.Streams.OrderUpdatesAsync(StreamRig.Account, rig.Options(o => o.AllowUnverifiedGatewayStream = true)));

        var exception = await Assert.ThrowsAsync<ValidationFailedException>(quotes.NextAsync);
        Assert.Contains(nameof(StreamOptions.AllowUnverifiedGatewayStream), exception.Message, StringComparison.Ordinal);
        Assert.Equal(Outcome.NotSent, exception.Outcome);
        await Assert.ThrowsAsync<ValidationFailedException>(orders.NextAsync);
        Assert.Empty(rig.Connector.Addresses);
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task A_permitted_gateway_is_told_the_symbols_over_the_socket()
    {
        StreamRig rig = StreamRig.Gateway();
        ScriptedSocket first = rig.Connector.Then().Push("""{"type":"quote","symbol":"EURUSD","bid":1.1,"ask":1.2}""").Close();
        ScriptedSocket second = rig.Connector.Then();
        await using var stream = rig.Quotes(o => o.AllowUnverifiedGatewayStream = true, "EURUSD", "X\"Y");

        Assert.Equal([Connected, Data, Reconnecting, Connected, CaughtUp, CaughtUp], await stream.KindsAsync(6));

        Assert.Equal("wss://api.acme.example/stream?api_key=CANARY-api%26key&id=CANARY-session-token%201", rig.Connector.Addresses.First());
        Assert.Equal("""{"action":"subscribe","symbols":["EURUSD","X\u0022Y"]}""", Assert.Single(first.Sent));
        Assert.Equal(first.Sent, second.Sent);
        Assert.Equal(0, rig.Server.Count);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", "ws://127.0.0.1:8080/OnQuote?id=a%26b")]
    [InlineData("https://h.example/x/", "wss://h.example/x/OnQuote?id=a%26b")]
    public void Sockets_use_the_scheme_of_the_calls(string root, string expected) =>
        Assert.Equal(expected, new StreamAddresses(new Uri(root)).Socket("/OnQuote", new AccountId("a&b")).OriginalString);

    public static TheoryData<string, Action<StreamOptions>> WrongOptions => new()
    {
        { nameof(StreamOptions.Capacity), o => o.Capacity = 0 },
        { nameof(StreamOptions.BackPressure), o => o.BackPressure = (StreamBackPressure)7 },
        { nameof(StreamOptions.MaxFrameBytes), o => o.MaxFrameBytes = 10 },
        { nameof(StreamOptions.SilenceAfter), o => o.SilenceAfter = TimeSpan.Zero },
        { nameof(StreamOptions.ReconnectAfterSilence), o => o.ReconnectAfterSilence = TimeSpan.FromSeconds(59) },
        { nameof(StreamOptions.ReconnectDelay), o => o.ReconnectDelay = TimeSpan.Zero },
        { nameof(StreamOptions.MaxReconnectDelay), o => o.MaxReconnectDelay = TimeSpan.FromMilliseconds(999) },
        { nameof(StreamOptions.MaxConsecutiveFailures), o => o.MaxConsecutiveFailures = 0 },
        { nameof(StreamOptions.ConnectTimeout), o => o.ConnectTimeout = TimeSpan.Zero },
        { nameof(StreamOptions.PingInterval), o => o.PingInterval = TimeSpan.Zero },
        { nameof(StreamOptions.Interval), o => o.Interval = TimeSpan.FromTicks(1) },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void Wrong_options_are_named_when_the_stream_is_asked_for(string option, Action<StreamOptions> change)
    {
        var rig = new StreamRig();
        var options = new StreamOptions();
        change(options);

        var exception = Assert.Throws<OptionsValidationException>(() => rig.Streams.QuotesAsync(StreamRig.Account, ["EURUSD"], options));

        Assert.Contains(exception.Failures, failure => failure.Contains($"option {option} ", StringComparison.Ordinal));
    }

    [Fact]
    public void Missing_symbols_and_accounts_are_refused_when_the_stream_is_asked_for()
    {
        var rig = new StreamRig();

        Assert.Throws<ArgumentException>(() => rig.Streams.QuotesAsync(StreamRig.Account, []));
        Assert.Throws<ArgumentException>(() => rig.Streams.QuotesAsync(StreamRig.Account, ["EURUSD", " "]));
        Assert.Throws<ArgumentException>(() => rig.Streams.QuotesAsync(default, ["EURUSD"]));
        Assert.Throws<ArgumentException>(() => rig.Streams.OrderUpdatesAsync(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => rig.Streams.RawAsync(StreamRig.Account, (StreamKind)99));
    }
}
