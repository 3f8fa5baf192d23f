using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Streams;
using static Broker.MetaTrader.Streams.StreamMessageKind;

namespace Broker.MetaTrader.Tests.Streams;

public sealed class ConnectionTests
{
    [Fact]
    public async Task One_symbol_is_subscribed_before_the_socket_is_opened()
    {
        StreamRig rig = new StreamRig().Accepting();
        int callsBefore = -1;
        rig.Connector.OnOpen = () => callsBefore = rig.Server.Count;
        rig.Connector.Then().Quote("EURUSD");
        await using var stream = rig.Quotes();

        await stream.NextAsync(Connected);
        QuoteView quote = await stream.DataAsync();

        Assert.Equal("EURUSD", quote.Symbol);
        Assert.Equal(1, callsBefore);
        Assert.Equal("/base/Subscribe?id=CANARY-session-token%201&symbol=EURUSD", rig.Server.Requests[0].PathAndQuery);
        Assert.Equal("wss://mt5.acme.example/base/OnQuote?id=CANARY-session-token%201", Assert.Single(rig.Connector.Addresses));
    }

    [Fact]
    public async Task Many_symbols_are_subscribed_in_parts_and_quotes_of_others_are_skipped()
    {
        StreamRig rig = new StreamRig().Accepting();
        rig.Connector.Then().Quote("OTHER").Quote("S7#");
        await using var stream = rig.Quotes(o => o.Interval = TimeSpan.FromMilliseconds(250), [.. Enumerable.Range(0, 150).Select(i => $"S{i}#"), "S7#"]);

        await stream.NextAsync(Connected);

        Assert.Equal("S7#", (await stream.DataAsync()).Symbol);
        Assert.Equal(2, rig.Server.Count);
        Assert.StartsWith("/base/SubscribeMany?id=CANARY-session-token%201&symbols=S0%23&symbols=S1%23&", rig.Server.Requests[0].PathAndQuery, StringComparison.Ordinal);
        Assert.EndsWith("&symbols=S149%23&interval=250", rig.Server.Requests[1].PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(1, rig.Statistics.OtherSymbols);
    }

    [Fact]
    public async Task After_a_failure_it_subscribes_again_opens_anew_and_reads_what_it_missed()
    {
        StreamRig rig = new StreamRig().Accepting();
        rig.Connector.Then().Quote("EURUSD").Close();
        rig.Connector.Then().Quote("EURUSD", "3");
        await using var stream = rig.Quotes(null, "EURUSD", "GBPUSD");

        Assert.Equal([Connected, Data, Reconnecting, Connected, CaughtUp], await stream.KindsAsync(5));
        StreamMessage<QuoteView> second = await stream.NextAsync(CaughtUp);
        Assert.Equal(("GBPUSD", 2m), (second.Data!.Symbol, second.Data.Bid));
        Assert.Equal(3m, (await stream.DataAsync()).Bid);
        Assert.Equal(2, rig.Server.Count);
        Assert.Equal(1, rig.Calls.Reads);
        Assert.Equal(2, rig.Statistics.Connections);
    }

    [Fact]
    public async Task A_reconnect_tells_the_number_and_the_class_of_failures()
    {
        StreamRig rig = new StreamRig().Accepting();
        rig.Connector.Refuse(503).Refuse(null).Throw(new InvalidOperationException("x"));
        await using var stream = rig.Quotes();

        StreamMessage<QuoteView> first = await stream.NextAsync(Reconnecting);
        StreamMessage<QuoteView> second = await stream.NextAsync(Reconnecting);

        Assert.Equal((1, ErrorKind.Unavailable), (first.Count, first.Reason!.Value));
        Assert.Equal((2, ErrorKind.Connection), (second.Count, second.Reason!.Value));
    }

    [Fact]
    public async Task Waits_double_up_to_the_limit_and_are_shortened_by_chance()
    {
        StreamSettings settings = StreamSettings.Of(null);

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], new[] { 1, 2, 3, 4, 5, 6, 1000 }.Select(n => settings.DelayAfter(n, 0).TotalSeconds));
        Assert.Equal([0.5, 15], new[] { 1, 9 }.Select(n => settings.DelayAfter(n, 1).TotalSeconds));
        StreamRig rig = new StreamRig().Accepting();
        rig.Connector.Refuse(429, TimeSpan.FromSeconds(20)).Then();
        DateTimeOffset start = rig.Time.GetUtcNow();
        await using var stream = rig.Quotes();
        Assert.Equal([Reconnecting, Connected], await stream.KindsAsync(2));
        Assert.True(rig.Time.GetUtcNow() - start >= TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(401, typeof(AuthenticationFailedException))]
    [InlineData(403, typeof(AuthenticationFailedException))]
    [InlineData(404, typeof(NotFoundException))]
    public async Task A_refused_handshake_ends_the_stream(int status, Type expected)
    {
        StreamRig rig = new StreamRig().Accepting();
        rig.Connector.Then().Close();
        rig.Connector.Refuse(status);
        await using var stream = rig.Quotes();
        Assert.Equal([Connected, Reconnecting], await stream.KindsAsync(2));

        var exception = (BrokerApiException)await Assert.ThrowsAsync(expected, stream.NextAsync);

        Assert.Equal(("OnQuote", status, Outcome.Refused), (exception.Operation, exception.Status!.Value, exception.Outcome));
    }

    [Fact]
    public async Task A_session_that_is_gone_ends_the_stream_as_the_subscription_says()
    {
        var rig = new StreamRig();
        rig.Server.Answer(200, "OK", "text/plain").Answer(201, """{"message":"Client with id = x not found","code":"INVALID_TOKEN"}""");
        rig.Connector.Then().Close();
        await using var stream = rig.Quotes();
        Assert.Equal([Connected, Reconnecting], await stream.KindsAsync(2));

        var exception = await Assert.ThrowsAsync<NotFoundException>(stream.NextAsync);

        Assert.Equal("INVALID_TOKEN", exception.ProviderCode);
    }

    [Fact]
    public async Task A_session_that_is_gone_ends_the_stream_as_a_frame_says()
    {
        StreamRig rig = new StreamRig().Accepting();
        rig.Connector.Then().Push("""{"message":"x","code":"MARKET_CLOSED"}""").Push("""{"message":"x","code":"INVALID_TOKEN"}""");
        await using var stream = rig.Quotes();
        await stream.NextAsync(Connected);

        await Assert.ThrowsAsync<NotFoundException>(stream.NextAsync);
        Assert.Equal(2, rig.Statistics.Errors);
    }

    [Fact]
    public async Task Refusals_are_tried_again_when_asked_for()
    {
        StreamRig rig = new StreamRig().Accepting();
        rig.Connector.Refuse(404).Refuse(401).Then().Quote("EURUSD");
        await using var stream = rig.Quotes(o => o.RetryRefusals = true);

        Assert.Equal([Reconnecting, Reconnecting, Connected, Data], await stream.KindsAsync(4));
    }

    [Fact]
    public async Task An_invalid_symbol_ends_the_stream_even_then()
    {
        var rig = new StreamRig();
        rig.Server.Answer(201, """{"message":"x","code":"INVALID_SYMBOL"}""");
        await using var stream = rig.Quotes(o => o.RetryRefusals = true);

        await Assert.ThrowsAsync<ValidationFailedException>(stream.NextAsync);
    }

    [Fact]
    public async Task It_gives_up_after_the_given_number_of_failures_in_a_row()
    {
        StreamRig rig = new StreamRig().Accepting();
        rig.Connector.Refuse(503).Then().Quote("EURUSD").Close();
        rig.Connector.Refuse(503).Refuse(502);
        await using var stream = rig.Quotes(o => o.MaxConsecutiveFailures = 3);
        Assert.Equal([Reconnecting, Connected, Data, Reconnecting, Reconnecting], await stream.KindsAsync(5));

        Assert.Equal(502, (await Assert.ThrowsAsync<BrokerApiException>(stream.NextAsync)).Status);
    }

    [Fact]
    public async Task A_failed_catch_up_is_a_failed_connection()
    {
        StreamRig rig = new StreamRig().Accepting();
        int reads = 0;
        rig.Calls.Quote = symbol => ++reads == 1
            ? new ApiResult<QuoteView>(PlatformScript.Error(ErrorKind.Timeout, isTransient: true))
            : new ApiResult<QuoteView>(new QuoteView { Symbol = symbol });
        rig.Connector.Then().Close();
        rig.Connector.Then();
        ScriptedSocket third = rig.Connector.Then().Quote("EURUSD");
        await using var stream = rig.Quotes();

        Assert.Equal([Connected, Reconnecting, Connected, Reconnecting, Connected, CaughtUp, Data], await stream.KindsAsync(7));
        Assert.False(third.IsClosed);
    }

    [Fact]
    public async Task A_symbol_the_server_does_not_know_does_not_stop_the_catch_up()
    {
        StreamRig rig = new StreamRig().Accepting();
        ApiError refusal = PlatformScript.Error(ErrorKind.Validation, "INVALID_SYMBOL");
        rig.Calls.Quotes = _ => new ApiResult<IReadOnlyList<QuoteView>>(refusal);
        rig.Calls.Quote = symbol => symbol == "NONE" ? new ApiResult<QuoteView>(refusal) : new ApiResult<QuoteView>(new QuoteView { Symbol = symbol });
        rig.Connector.Then().Close();
        rig.Connector.Then().Quote("EURUSD");
        await using var stream = rig.Quotes(null, "NONE", "EURUSD");

        Assert.Equal([Connected, Reconnecting, Connected, CaughtUp, Data], await stream.KindsAsync(5));
    }

    [Fact]
    public async Task A_session_that_is_gone_is_noticed_while_catching_up()
    {
        StreamRig rig = new StreamRig().Accepting();
        rig.Calls.Quotes = _ => new ApiResult<IReadOnlyList<QuoteView>>(PlatformScript.Error(ErrorKind.NotFound, "INVALID_TOKEN"));
        rig.Connector.Then().Close();
        rig.Connector.Then();
        await using var stream = rig.Quotes(null, "A", "B");
        Assert.Equal([Connected, Reconnecting, Connected], await stream.KindsAsync(3));

        await Assert.ThrowsAsync<NotFoundException>(stream.NextAsync);
    }

    [Fact]
    public async Task A_socket_that_cannot_be_opened_in_time_is_tried_again()
    {
        StreamRig rig = new StreamRig().Accepting();
        await using var stream = rig.Quotes(o => o.ConnectTimeout = TimeSpan.FromSeconds(5));

        Assert.Equal(ErrorKind.Timeout, (await stream.NextAsync(Reconnecting)).Reason);
    }
}
