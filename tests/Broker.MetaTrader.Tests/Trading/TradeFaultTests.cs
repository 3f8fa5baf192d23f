using System.Net;
using Broker.Core.Identity;
using Broker.MetaTrader.Trading;

namespace Broker.MetaTrader.Tests.Trading;

/// <summary>Whatever goes wrong behind the send, a trade goes out once and comes back with a look-up.</summary>
public sealed class TradeFaultTests
{
    public static TheoryData<string, string> Faults
    {
        get
        {
            var data = new TheoryData<string, string>();
            string[] faults =
            [
                "reset", "502", "500", "503", "504", "408", "302", "garbage", "truncated", "empty", "broken-body", "INVALID_TOKEN", "CONNECT_ERROR", "NO_CONNECTION", "TIMEOUT", "TRADE_TIMEOUT",
                "REQUEST_TIMEOUT", "DONE", "INTERNAL_ERROR", "BRAND_NEW", "424242", "SERVICE_NOT_AVAILABLE", "ORDER_PLACED", "DOUBLE_REQUEST", "error-text", "glitch", "glitch-400", "array",
            ];
            foreach (string fault in faults)
            {
                foreach (string kind in new[] { "send5", "send4", "safe", "task", "modify5", "close4", "close5", "delete4", "closeby4" })
                {
                    data.Add(fault, kind);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_trade_whose_answer_is_lost_is_sent_once_and_unknown(string fault, string kind)
    {
        (TradingRig rig, TradeRequest request) = Make(kind);
        rig.OnAllTrades((_, _) => Fail(fault));
        DateTimeOffset before = rig.Time.GetUtcNow();

        TradeResult result = await rig.RunAsync(request);

        Assert.Single(rig.Trades);
        Assert.Equal((TradeStatus.Unknown, true), (result.Status, result.WasSent));
        Assert.Null(result.WasApplied);
        Assert.Equal(Outcome.Unknown, result.Error!.Outcome);
        Assert.Equal("k1", result.Error.RequestIdentity);
        TradeLookup lookup = TradeLookup.Parse(result.Lookup!.ToToken());
        Assert.Equal(request.ToTradeOrder(), lookup.Order);
        Assert.True(lookup.SentFrom >= before && lookup.SentUntil >= lookup.SentFrom);
        Assert.DoesNotContain(Rig.Account.Value, $"{result}{result.Error.ToException()}{rig.Logs.Text}{result.Lookup}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trade_without_any_answer_ends_with_its_own_limit()
    {
        var rig = new TradingRig();
        rig.OnAllTrades(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });
        Task<TradeResult> sending = rig.RunAsync(TradingRig.Buy()).AsTask();
        while (rig.Server.Count == 0)
        {
            await Task.Yield();
        }

        rig.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(sending.IsCompleted);
        rig.Time.Advance(TimeSpan.FromSeconds(1));

        TradeResult result = await sending;
        Assert.Equal((TradeStatus.Unknown, ErrorKind.Timeout), (result.Status, result.Error!.Kind));
        Assert.Equal(TimeSpan.FromSeconds(60), result.Lookup!.SentUntil - result.Lookup.SentFrom);
        Assert.Single(rig.Trades);
    }

    [Fact]
    public async Task Only_a_connection_that_was_never_made_is_tried_again()
    {
        var rig = new TradingRig();
        int tries = 0;
        rig.OnAllTrades((_, _) => ++tries < 3
            ? Task.FromException<HttpResponseMessage>(new HttpRequestException(HttpRequestError.ConnectionError, "refused"))
            : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(TradingRig.Row()) }));

        Assert.Equal(TradeStatus.Filled, (await rig.RunAsync(TradingRig.Buy())).Status);
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task A_connection_that_can_never_be_made_is_not_sent()
    {
        var rig = new TradingRig();
        rig.OnAllTrades((_, _) => Task.FromException<HttpResponseMessage>(new HttpRequestException(HttpRequestError.NameResolutionError, "no such host")));

        TradeResult result = await rig.RunAsync(TradingRig.Buy());

        Assert.Equal((TradeStatus.NotSent, false, false), (result.Status, result.WasApplied!.Value, result.WasSent));
        Assert.Null(result.Lookup);
    }

    [Fact]
    public async Task A_refused_connection_followed_by_a_reset_is_unknown()
    {
        var rig = new TradingRig();
        int tries = 0;
        rig.OnAllTrades((_, _) => ++tries == 1 ? Task.FromException<HttpResponseMessage>(new HttpRequestException(HttpRequestError.ConnectionError, "refused")) : Fail("reset"));

        Assert.Equal(TradeStatus.Unknown, (await rig.RunAsync(TradingRig.Buy())).Status);
        Assert.Equal(2, tries);
    }

    [Theory]
    [InlineData(429, "")]
    [InlineData(201, """{"message":"m","code":"TOO_FREQUENT_REQUEST"}""")]
    [InlineData(201, """{"message":"m","code":"TOO_MANY_TRADE_REQUESTS"}""")]
    [InlineData(429, """{"message":"m","code":"rate_limited"}""")]
    public async Task A_throttle_is_told_with_its_delay_and_never_repeated(int status, string body)
    {
        var rig = new TradingRig();
        rig.OnAllTrades((_, _) =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
            response.Headers.TryAddWithoutValidation("Retry-After", "2");
            return Task.FromResult(response);
        });

        TradeResult result = await rig.RunAsync(TradingRig.Buy());

        Assert.Single(rig.Trades);
        Assert.Equal((TradeStatus.Throttled, TimeSpan.FromSeconds(2)), (result.Status, result.RetryAfter!.Value));
        Assert.Null(result.WasApplied);
        Assert.NotNull(result.Lookup);
    }

    [Fact]
    public async Task Cancelling_after_the_request_left_returns_the_lookup_instead_of_throwing()
    {
        var rig = new TradingRig();
        using var source = new CancellationTokenSource();
        rig.OnAllTrades(async (_, token) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });

        TradeResult result = await rig.RunAsync(TradingRig.Buy(), token: source.Token);

        Assert.Equal((TradeStatus.Unknown, Outcome.Unknown), (result.Status, result.Error!.Outcome));
        Assert.NotNull(result.Lookup);
        Assert.Single(rig.Trades);
    }

    [Fact]
    public async Task Cancelling_before_throws_sends_nothing_and_leaves_the_authorization_good()
    {
        var rig = new TradingRig();
        rig.On("/OrderSend", TradingRig.Row());
        OrderSendRequest request = TradingRig.Buy();
        var authorization = rig.Grant(request);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.RunAsync(request, authorization, new CancellationToken(true)).AsTask());
        Assert.Empty(rig.Server.Requests);
        Assert.Equal(TradeStatus.Filled, (await rig.RunAsync(request, authorization)).Status);
    }

    private static (TradingRig Rig, TradeRequest Request) Make(string kind) =>
    (
        new TradingRig(kind.EndsWith('4') ? TradingPlatform.MetaTrader4 : TradingPlatform.MetaTrader5),
        kind switch
        {
            "safe" => TradingRig.Buy() with { Form = TradeForm.Safe, Magic = null },
            "task" => TradingRig.Buy() with { Form = TradeForm.Task },
            "modify5" => TradingRig.Modify(StopChange.Set(1.05m), StopChange.Remove),
            "close4" or "close5" => TradingRig.Close(),
            "delete4" => TradingRig.Delete(),
            "closeby4" => TradingRig.CloseBy(),
            _ => TradingRig.Buy(),
        });

    private static Task<HttpResponseMessage> Fail(string fault) => fault switch
    {
        "reset" => Task.FromException<HttpResponseMessage>(new HttpRequestException("boom", new IOException("reset"))),
        "broken-body" => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Broken()) }),
        "garbage" => Body(200, "<html>welcome</html>"),
        "truncated" => Body(200, TradingRig.Row()[..40]),
        "empty" => Body(200, ""),
        "array" => Body(200, $"[{TradingRig.Row()}]"),
        "error-text" => Body(200, """{"error":"something"}"""),
        "glitch" => Body(201, """{"message":"Not connected (login)","code":"INVALID_REQUEST"}"""),
        "glitch-400" => Body(400, """{"error":"Object reference not set to an instance"}"""),
        _ when int.TryParse(fault, System.Globalization.CultureInfo.InvariantCulture, out int status) && status < 600 => Body(status, ""),
        _ => Body(201, $$"""{"message":"m","code":"{{fault}}","stackTrace":"at X"}"""),
    };

    private static Task<HttpResponseMessage> Body(int status, string body) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) });

    private sealed class Broken : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("cut");

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new IOException("cut");
    }
}
