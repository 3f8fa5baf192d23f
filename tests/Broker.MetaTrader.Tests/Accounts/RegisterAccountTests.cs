using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader.Accounts;

namespace Broker.MetaTrader.Tests.Accounts;

/// <summary>RegisterAccount has no idempotency: two calls make two accounts.</summary>
public sealed class RegisterAccountTests
{
    private readonly Rig rig = new();

    [Fact]
    public async Task The_request_is_a_get_with_the_documented_query_and_the_key()
    {
        rig.Server.Answer(200, """{"message":"Account added","id":"a-1"}""", "text/json");

        await rig.Client.Accounts.RegisterAsync(Rig.Registration());

        Assert.Equal("GET", rig.Request().Method);
        Assert.StartsWith("/RegisterAccount?", rig.Request().PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(
            [("type", "Metatrader 5"), ("server", "Acme-Live 2"), ("user", "500123"), ("password", Rig.Password), ("name", "C-1042")],
            rig.Query());
        Assert.Equal(Rig.ApiKey, rig.Request().Headers["x-api-key"]);
        Assert.False(rig.Request().Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData(TradingPlatform.MetaTrader4, null, "Metatrader 4")]
    [InlineData(TradingPlatform.MetaTrader5, TradingPlatform.MetaTrader4, "Metatrader 4")]
    [InlineData(TradingPlatform.MetaTrader4, TradingPlatform.MetaTrader5, "Metatrader 5")]
    public async Task The_type_is_that_of_the_request_else_of_the_client(TradingPlatform client, TradingPlatform? request, string type)
    {
        var mine = new Rig(o => o.Platform = client);
        mine.Server.Answer(200, """{"id":"a-1"}""");

        await mine.Client.Accounts.RegisterAsync(new RegisterAccountRequest { Login = Rig.Login, Password = Secret.From("p"), Platform = request });

        Assert.Equal([("type", type), ("server", "Acme-Live 2"), ("user", "500123"), ("password", "p")], mine.Query());
    }

    [Fact]
    public async Task Numbers_are_written_without_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.GetCultureInfo("de-DE").Clone();
            culture.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = culture;
            rig.Server.Answer(200, """{"id":"a-1"}""").Answer(200, """{"balance":"1234.5","equity":-0.5}""");

            await rig.Client.Accounts.RegisterAsync(new RegisterAccountRequest { Login = new TradingLogin(9_223_372_036_854_775_807, "S"), Password = Secret.From("p") });
            AccountSummary summary = await rig.Client.Accounts.GetSummaryAsync(Rig.Account);

            Assert.Contains("user=9223372036854775807&", rig.Server.Requests[0].PathAndQuery, StringComparison.Ordinal);
            Assert.Equal((1234.5m, -0.5m), (summary.Balance, summary.Equity));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_server_error_is_outcome_unknown_and_is_sent_once(int status)
    {
        rig.Server.Answer(status, "");
        await AssertUnknownAndSentOnceAsync();
    }

    [Fact]
    public async Task A_reset_is_outcome_unknown_and_is_sent_once()
    {
        rig.Server.Throw(new HttpRequestException("boom", new IOException("reset")));
        await AssertUnknownAndSentOnceAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"message":"Account added","i""")]
    [InlineData("""{"message":"Account added"}""")]
    [InlineData("""{"message":"Account added","id":""}""")]
    [InlineData("""{"message":"Account added","id":null}""")]
    [InlineData("""{"message":"Account added","id":{"v":"a-1"}}""")]
    [InlineData("""{"id":"a-1"}{"id":"a-2"}""")]
    [InlineData("""["a-1"]""")]
    [InlineData("null")]
    [InlineData("\"Not connected (login)\"")]
    [InlineData("<html>welcome</html>")]
    public async Task An_answer_that_cannot_be_read_is_outcome_unknown_and_is_sent_once(string body)
    {
        rig.Server.Answer(200, body);
        await AssertUnknownAndSentOnceAsync();
    }

    [Fact]
    public async Task A_body_that_ends_too_early_is_outcome_unknown_and_is_sent_once()
    {
        rig.Server.Then((_, _) =>
        {
            var content = new StreamContent(new BrokenStream());
            content.Headers.ContentLength = 500;
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        });
        await AssertUnknownAndSentOnceAsync();
    }

    [Fact]
    public async Task A_timeout_is_outcome_unknown_and_is_sent_once_after_its_own_longer_limit()
    {
        rig.Server.Hang();
        Task<OutcomeUnknownException> call = Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Accounts.RegisterAsync(Rig.Registration()));

        await rig.LetTimePassAsync(TimeSpan.FromSeconds(45));
        Assert.False(call.IsCompleted);
        rig.Time.Advance(TimeSpan.FromSeconds(16));

        Assert.Equal((ErrorKind.Timeout, 1), ((await call).Error.Kind, rig.Server.Count));
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public async Task A_connection_that_was_never_made_is_tried_again(HttpRequestError error)
    {
        rig.Server.Throw(new HttpRequestException(error, "refused")).Answer(200, """{"id":"a-1"}""");

        Assert.Equal(new AccountId("a-1"), await rig.Client.Accounts.RegisterAsync(Rig.Registration()));
        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task A_connection_that_can_never_be_made_was_not_sent()
    {
        rig.Server.Throw(new HttpRequestException(HttpRequestError.ConnectionError, "refused"));

        var result = await rig.Client.Accounts.TryRegisterAsync(Rig.Registration());

        Assert.Equal((Outcome.NotSent, ErrorKind.Connection), (result.Error!.Outcome, result.Error.Kind));
    }

    [Fact]
    public async Task A_refusal_is_available_without_an_exception()
    {
        rig.Server.Answer(201, """{"message":"m","code":"INVALID_ACCOUNT"}""");

        var result = await rig.Client.Accounts.TryRegisterAsync(Rig.Registration());

        Assert.False(result.Succeeded);
        Assert.Contains("repeated bad logins lock the account out", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_password_is_misuse_and_nothing_is_sent()
    {
        RegisterAccountRequest request = Rig.Registration();
        request.Password.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => rig.Client.Accounts.RegisterAsync(request));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Accounts.RegisterAsync(new RegisterAccountRequest { Login = default, Password = Secret.From("p") }));
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task A_session_host_is_never_sent_the_password_of_a_registration_it_cannot_make()
    {
        Rig host = Rig.SessionHost();

        var failure = await Assert.ThrowsAsync<ValidationFailedException>(() => host.Client.Accounts.RegisterAsync(Rig.Registration()));

        Assert.Equal(Outcome.NotSent, failure.Outcome);
        Assert.Contains("Connection.ConnectAsync", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, host.Server.Count);
    }

    private async Task AssertUnknownAndSentOnceAsync()
    {
        var failure = await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Accounts.RegisterAsync(Rig.Registration()));

        Assert.Equal("500123@Acme-Live 2", failure.RequestIdentity);
        Assert.Equal((1, 1), (rig.Server.Count, failure.Error.Attempts));
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new HttpIOException(HttpRequestError.ResponseEnded);
    }
}
