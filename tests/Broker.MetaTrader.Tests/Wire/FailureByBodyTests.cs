using System.Net;
using Broker.Core.Identity;
using Broker.MetaTrader.Accounts;

namespace Broker.MetaTrader.Tests.Wire;

/// <summary>Success is decided by the body. contracts/metatrader.md 3.</summary>
public sealed class FailureByBodyTests
{
    private readonly Rig rig = new();

    [Theory]
    [InlineData("""{"message":"m","code":"INVALID_ACCOUNT","stackTrace":"s"}""", "INVALID_ACCOUNT")]
    [InlineData("""{"message":"m","code":"INVALID_ACCOUNT"}""", "INVALID_ACCOUNT")]
    [InlineData("""{"code":"INVALID_ACCOUNT","message":null}""", "INVALID_ACCOUNT")]
    [InlineData("""{"Message":"m","Code":"invalid_account"}""", "INVALID_ACCOUNT")]
    [InlineData("""{"message":"m","\u0063ode":"INVALID_ACCOUNT"}""", "INVALID_ACCOUNT")]
    [InlineData("""  {"message":"m","code":1001}""", "INVALID_ACCOUNT")]
    [InlineData("""{"message":"m","code":"1001"}""", "INVALID_ACCOUNT")]
    [InlineData("""{"error":{"message":"m","code":"INVALID_ACCOUNT"}}""", "INVALID_ACCOUNT")]
    [InlineData("""{"result":null,"error":{"message":"m","code":1001}}""", "INVALID_ACCOUNT")]
    [InlineData("""{"result":{"balance":1},"error":{"code":"INVALID_ACCOUNT"}}""", "INVALID_ACCOUNT")]
    public async Task A_failure_envelope_is_a_failure_at_any_success_status(string body, string code)
    {
        foreach (int status in new[] { 200, 201, 202, 299 })
        {
            rig.Server.Answer(status, body, "text/json");
            var failure = await Assert.ThrowsAsync<BrokerApiException>(() => rig.Client.Accounts.GetSummaryAsync(Rig.Account));

            Assert.Equal(code, failure.ProviderCode);
            Assert.Equal(status, failure.Status);
            Assert.Equal(ErrorKind.Refused, failure.Error.Kind);
        }

        Assert.Equal(4, rig.Server.Count);
    }

    [Theory]
    [InlineData("""{"message":"unknown server","code":"DONE","stackTrace":"s"}""", TradingPlatform.MetaTrader5)]
    [InlineData("""{"message":"unknown server","code":0}""", TradingPlatform.MetaTrader5)]
    [InlineData("""{"message":"unknown server","code":"INTERNAL_ERROR"}""", TradingPlatform.MetaTrader4)]
    [InlineData("""{"message":"unknown server","code":0}""", TradingPlatform.MetaTrader4)]
    public async Task The_zero_code_means_that_the_api_itself_failed_and_a_registration_is_then_unknown(string body, TradingPlatform platform)
    {
        var mine = new Rig(o => o.Platform = platform);
        mine.Server.Answer(201, body, "text/json");

        var failure = await Assert.ThrowsAsync<OutcomeUnknownException>(() => mine.Client.Accounts.RegisterAsync(Rig.Registration()));

        Assert.Equal(platform == TradingPlatform.MetaTrader5 ? "DONE" : "INTERNAL_ERROR", failure.ProviderCode);
        Assert.Equal("500123@Acme-Live 2", failure.RequestIdentity);
        Assert.Equal(1, mine.Server.Count);
    }

    [Theory]
    [InlineData("""{"error":"Account already exists"}""")]
    [InlineData("""{"error":["a"]}""")]
    [InlineData("""{"error":true}""")]
    [InlineData("""{"error":{"text":"?"}}""")]
    public async Task An_error_without_a_code_inside_a_success_leaves_a_registration_unknown(string body)
    {
        rig.Server.Answer(200, body);

        var result = await rig.Client.Accounts.TryRegisterAsync(Rig.Registration());

        Assert.Equal(Outcome.Unknown, result.Error?.Outcome);
        Assert.Null(result.Error?.Code);
    }

    [Theory]
    [InlineData("""{"message":"Account added","id":"a-1"}""")]
    [InlineData("""{"id":"a-1","message":"code \"error\" none","error":null}""")]
    [InlineData("""{"id":"a-1","error":""}""")]
    [InlineData("""{"id":"a-1","error":{}}""")]
    [InlineData("""{"id":"a-1","error":[]}""")]
    [InlineData("""{"id":"a-1","error":false}""")]
    [InlineData("""{"id":"a-1","code":"OK"}""")]
    [InlineData("""{"id":"a-1","message":"m","code":null}""")]
    [InlineData("""{"id":"a-1","message":"m","nested":{"code":"INVALID_ACCOUNT","message":"m"}}""")]
    [InlineData("""{"result":{"id":"a-1","message":"m"},"error":null}""")]
    public async Task A_success_that_holds_a_message_or_an_empty_error_stays_a_success(string body)
    {
        rig.Server.Answer(200, body, "text/plain");

        Assert.Equal(new AccountId("a-1"), await rig.Client.Accounts.RegisterAsync(Rig.Registration()));
    }

    [Theory]
    [InlineData(400, ErrorKind.Validation, Outcome.Refused)]
    [InlineData(401, ErrorKind.Authentication, Outcome.Refused)]
    [InlineData(403, ErrorKind.Permission, Outcome.Refused)]
    [InlineData(404, ErrorKind.NotFound, Outcome.Refused)]
    [InlineData(302, ErrorKind.Protocol, Outcome.Unknown)]
    [InlineData(500, ErrorKind.Unavailable, Outcome.Unknown)]
    [InlineData(503, ErrorKind.Unavailable, Outcome.Unknown)]
    public async Task An_error_status_is_read_by_status_when_the_body_tells_no_code(int status, ErrorKind kind, Outcome outcome)
    {
        foreach (string body in new[] { "", "<html>", """{"error":"text"}""", """{"message":"cut of""", "[1,2" })
        {
            var mine = new Rig();
            mine.Server.Answer(status, body);

            var result = await mine.Client.Accounts.TryRegisterAsync(Rig.Registration());

            Assert.Equal((kind, outcome, status), (result.Error!.Kind, result.Error.Outcome, result.Error.Status!.Value));
            Assert.Equal(1, mine.Server.Count);
        }
    }

    [Theory]
    [InlineData(500, """{"message":"m","code":"INVALID_ACCOUNT"}""", ErrorKind.Refused, Outcome.Refused)]
    [InlineData(400, """{"message":"m","code":"TIMEOUT"}""", ErrorKind.Timeout, Outcome.Unknown)]
    [InlineData(400, """{"message":"m","code":"NEW_CODE"}""", ErrorKind.Validation, Outcome.Unknown)]
    [InlineData(401, """{"message":"m","code":"TIMEOUT"}""", ErrorKind.Authentication, Outcome.Refused)]
    public async Task A_known_code_says_more_than_an_error_status(int status, string body, ErrorKind kind, Outcome outcome)
    {
        rig.Server.Answer(status, body);

        var result = await rig.Client.Accounts.TryRegisterAsync(Rig.Registration());

        Assert.Equal((kind, outcome), (result.Error!.Kind, result.Error.Outcome));
    }

    [Fact]
    public async Task A_429_waits_as_long_as_the_gateway_asks_and_reads_again()
    {
        rig.Server.Answer(429, "", headers: ("Retry-After", "7")).Answer(200, """{"balance":1}""");
        DateTimeOffset before = rig.Time.GetUtcNow();

        AccountSummary summary = await rig.Client.Accounts.GetSummaryAsync(Rig.Account);

        Assert.Equal(1, summary.Balance);
        Assert.Equal(TimeSpan.FromSeconds(7), rig.Time.GetUtcNow() - before);
    }

    [Fact]
    public async Task A_429_that_stays_is_told_with_its_delay()
    {
        rig.Server.Answer(429, "", headers: ("Retry-After", "3"));

        var failure = await Assert.ThrowsAsync<RateLimitedException>(() => rig.Client.Accounts.GetSummaryAsync(Rig.Account));

        Assert.Equal(TimeSpan.FromSeconds(3), failure.Error.RetryAfter);
        Assert.Equal(4, rig.Server.Count);
    }

    [Theory]
    [InlineData("TOO_FREQUENT_REQUEST")]
    [InlineData("TOO_FREQUENT_REQUESTS")]
    [InlineData("TOO_MANY_REQUESTS")]
    [InlineData("rate_limited")]
    public async Task A_throttle_code_is_repeated_because_nothing_was_done(string code)
    {
        rig.Server.Answer(201, $$"""{"message":"m","code":"{{code}}"}""").Answer(200, """{"id":"a-1"}""");

        Assert.Equal(new AccountId("a-1"), await rig.Client.Accounts.RegisterAsync(Rig.Registration()));
        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task Too_many_failed_logins_are_never_repeated_by_the_client_although_later_may_work()
    {
        rig.Server.Answer(201, """{"message":"m","code":"TOO_FREQUENT_FAIL_CONNECT"}""");

        var result = await rig.Client.Connection.TryCheckAsync(Rig.Account);

        Assert.True(result.Error!.IsTransient);
        Assert.Equal(1, rig.Server.Count);
    }

    [Theory]
    [InlineData("""{"message":"Not connected (login)","code":"SOMETHING"}""", true)]
    [InlineData("""{"error":"Not connected (login)"}""", true)]
    [InlineData("""{"message":"Object reference not set to an instance","code":"DONE"}""", true)]
    [InlineData("""{"error":"Order history not available"}""", false)]
    public async Task Texts_seen_to_pass_by_themselves_are_repeated_for_reads(string body, bool repeated)
    {
        rig.Server.Answer(201, body).Answer(200, """{"balance":5}""");

        var result = await rig.Client.Accounts.TryGetSummaryAsync(Rig.Account);

        Assert.Equal(repeated, result.Succeeded);
        Assert.Equal(repeated ? 2 : 1, rig.Server.Count);
    }

    [Fact]
    public async Task A_lost_session_is_not_found_and_says_what_to_do()
    {
        rig.Server.Answer(201, """{"message":"Client with id = X not found","code":"INVALID_TOKEN"}""");

        var failure = await Assert.ThrowsAsync<NotFoundException>(() => rig.Client.Accounts.GetSummaryAsync(Rig.Account));

        Assert.Contains("Connect or register it", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.IsTransient);
        Assert.Equal(HttpStatusCode.Created, (HttpStatusCode)failure.Status!);
    }
}
