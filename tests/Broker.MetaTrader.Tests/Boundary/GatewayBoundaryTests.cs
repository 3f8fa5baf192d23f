using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Secrets;

namespace Broker.MetaTrader.Tests.Boundary;

public sealed class GatewayBoundaryTests
{
    private static readonly AccountRegistration Registration = new(new CustomerId("C-1042"), Rig.Login, TradingPlatform.MetaTrader4, "C-1042");

    private readonly Rig rig = new();

    [Fact]
    public async Task Registering_sends_login_server_platform_and_display_name()
    {
        rig.Server.Answer(200, """{"message":"m","id":"a-1"}""");

        BoundaryResult<AccountId> result = await rig.Boundary.RegisterAsync(Registration, Secret.From("p"));

        Assert.Equal(new AccountId("a-1"), result.Value);
        Assert.Equal([("type", "Metatrader 4"), ("server", "Acme-Live 2"), ("user", "500123"), ("password", "p"), ("name", "C-1042")], rig.Query());
    }

    [Theory]
    [InlineData(201, """{"message":"m","code":"INVALID_ACCOUNT"}""", Outcome.Refused, "INVALID_ACCOUNT")]
    [InlineData(201, """{"message":"m","code":"DONE"}""", Outcome.Unknown, "DONE")]
    [InlineData(201, """{"message":"m","code":"NEW"}""", Outcome.Unknown, "unlisted")]
    [InlineData(503, "", Outcome.Unknown, "none")]
    [InlineData(200, "{", Outcome.Unknown, "none")]
    [InlineData(401, "", Outcome.Refused, "none")]
    public async Task What_became_of_a_registration_is_told_without_an_exception(int status, string body, Outcome outcome, string code)
    {
        rig.Server.Answer(status, body);

        BoundaryResult<AccountId> result = await rig.Boundary.RegisterAsync(Registration, Secret.From("p"));

        Assert.Equal((outcome, code), (result.Outcome, result.Failure!.Code));
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task Finding_matches_login_and_server_without_case_and_tells_all_duplicates()
    {
        rig.Server.Answer(200, """
            [{"id":"a-1","account_number":"500123","account_server":"ACME-LIVE 2"},
             {"id":"a-2","account_number":500123,"account_server":"acme-live 2"},
             {"id":"a-3","account_number":"500123","account_server":"Acme-Demo"},
             {"id":"a-4","account_number":"500124","account_server":"Acme-Live 2"}]
            """);

        AccountListing listing = (await rig.Boundary.FindAsync(Rig.Login)).Value;

        Assert.Equal(["a-1", "a-2"], listing.Matches.Select(match => match.Id.Value));
        Assert.True(listing.IsComplete);
        Assert.Equal(rig.Time.GetUtcNow(), listing.ObservedAt);
    }

    [Theory]
    [InlineData("[]", true)]
    [InlineData("""[{"id":"a-9","account_number":9,"account_server":"S"}]""", true)]
    [InlineData("""[{"id":"a-9","account_number":9}]""", false)]
    [InlineData("""[{"account_number":9,"account_server":"S"}]""", false)]
    [InlineData("""[{"id":"a-9","account_number":9,"account_server":"S"},null]""", false)]
    public async Task Nothing_found_proves_absence_only_when_every_row_could_be_read(string body, bool complete)
    {
        rig.Server.Answer(200, body);

        AccountListing listing = (await rig.Boundary.FindAsync(Rig.Login)).Value;

        Assert.Empty(listing.Matches);
        Assert.Equal(complete, listing.IsComplete);
    }

    [Theory]
    [InlineData(503, "")]
    [InlineData(200, "{}")]
    [InlineData(200, "[{")]
    [InlineData(201, """{"message":"m","code":"DONE"}""")]
    public async Task A_list_that_cannot_be_read_is_a_failure_and_never_absence(int status, string body)
    {
        rig.Server.Answer(status, body);

        BoundaryResult<AccountListing> result = await rig.Boundary.FindAsync(Rig.Login);

        Assert.False(result.IsConfirmed);
        Assert.Equal("GetAccounts", result.Failure.Operation);
    }

    [Fact]
    public async Task State_is_read_without_binary_noise()
    {
        rig.Server.Answer(200, """
            {"balance":10250.75,"equity":10218.350000000002,"margin":812.5000000000001,"freeMargin":9405.850000000002,"currency":"eur","isInvestor":true}
            """);

        AccountState state = (await rig.Boundary.ReadStateAsync(Rig.Account)).Value;

        Assert.Equal(new AccountState(10250.75m, 10218.35m, 812.5m, 9405.85m, Currency.Of("EUR"), true, rig.Time.GetUtcNow()), state);
    }

    [Theory]
    [InlineData("""{"balance":1,"equity":1,"margin":0}""")]
    [InlineData("""{"balance":"?","equity":1,"margin":0,"freeMargin":1}""")]
    public async Task State_without_an_amount_is_a_failure_and_never_zero(string body)
    {
        rig.Server.Answer(200, body);

        BoundaryResult<AccountState> result = await rig.Boundary.ReadStateAsync(Rig.Account);

        Assert.Equal((Outcome.Refused, ErrorKind.Protocol), (result.Outcome, result.Failure!.Kind));
    }

    [Fact]
    public async Task A_currency_of_the_brokers_own_is_not_mistaken_for_another()
    {
        rig.Server.Answer(200, """{"balance":1,"equity":1,"margin":0,"freeMargin":1,"currency":"USDT"}""");

        Assert.Null((await rig.Boundary.ReadStateAsync(Rig.Account)).Value.Currency);
    }

    [Fact]
    public async Task A_lost_connection_is_a_confirmed_check()
    {
        rig.Server.Answer(201, """{"message":"m","code":"NO_CONNECTION"}""");

        BoundaryResult<ConnectionCheck> result = await rig.Boundary.CheckConnectionAsync(Rig.Account);

        Assert.Equal((ConnectionState.Disconnected, true), (result.Value.State, result.Value.WasIntrusive));
    }

    [Fact]
    public async Task Ping_tells_time_or_failure()
    {
        rig.Server.Answer(200, "OK").Answer(404, "");

        Assert.True((await rig.Boundary.PingAsync()).IsConfirmed);
        Assert.Equal(ErrorKind.NotFound, (await rig.Boundary.PingAsync()).Failure?.Kind);
    }
}
