using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader.Connection;

namespace Broker.MetaTrader.Tests.Connection;

public sealed class ConnectTests
{
    private readonly Rig rig = Rig.SessionHost();

    [Fact]
    public async Task The_request_carries_the_derived_id_and_gives_the_server_less_time_than_we_wait()
    {
        AccountId id = rig.Client.Connection.SessionIdFor(Rig.Login)!.Value;
        rig.Server.Answer(200, $"\"{id}\"");

        Assert.Equal(id, await rig.Client.Connection.ConnectAsync(Request()));

        Assert.StartsWith("/ConnectEx?", rig.Request().PathAndQuery, StringComparison.Ordinal);
        Assert.Equal([("user", "500123"), ("password", Rig.Password), ("server", "Acme-Live 2"), ("id", id.Value), ("connectTimeoutSeconds", "55")], rig.Query());
        Assert.False(rig.Request().Headers.ContainsKey("x-api-key"));
    }

    [Theory]
    [InlineData("0b8e6c1e-5a54-4a6f-9a53-0d7b0e6f1a11", "0b8e6c1e-5a54-4a6f-9a53-0d7b0e6f1a11")]
    [InlineData("\"servers-own\"\n", "servers-own")]
    public async Task The_token_the_server_returns_is_the_session(string body, string token)
    {
        rig.Server.Answer(200, body, "text/plain");

        Assert.Equal(token, (await rig.Client.Connection.ConnectAsync(Request())).Value);
    }

    [Theory]
    [InlineData("<html>login</html>")]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("""{"id":"x"}""")]
    public async Task What_is_not_a_token_never_becomes_an_id(string body)
    {
        rig.Server.Answer(200, body);

        Assert.Equal(ErrorKind.Protocol, (await rig.Client.Connection.TryConnectAsync(Request())).Error?.Kind);
    }

    [Fact]
    public async Task A_lost_answer_is_repeated_under_the_same_id_because_that_makes_the_same_session()
    {
        rig.Server.Answer(503, "").Throw(new HttpRequestException("reset", new IOException())).Answer(200, "OK");

        await rig.Client.Connection.ConnectAsync(Request());

        Assert.Equal(3, rig.Server.Count);
        Assert.Single(rig.Server.Requests.Select(r => r.PathAndQuery).Distinct());
    }

    [Fact]
    public async Task A_refused_login_is_never_tried_again()
    {
        rig.Server.Answer(201, """{"message":"m","code":"INVALID_ACCOUNT"}""");

        Assert.Equal(Outcome.Refused, (await rig.Client.Connection.TryConnectAsync(Request())).Error?.Outcome);
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task The_gateway_is_never_sent_the_password_of_a_connect_it_does_not_know()
    {
        var gateway = new Rig();

        Assert.Equal(Outcome.NotSent, (await gateway.Client.Connection.TryConnectAsync(Request())).Error?.Outcome);
        Assert.Equal(0, gateway.Server.Count);
    }

    [Fact]
    public void A_derived_id_is_a_version_4_uuid_the_same_for_the_same_login_and_different_otherwise()
    {
        AccountId? Id(TradingLogin login, string key = "0123456789abcdef", TradingPlatform platform = TradingPlatform.MetaTrader5) => Rig.SessionHost(o =>
        {
            o.SessionIdKey = Secret.From(key);
            o.Platform = platform;
        }).Client.Connection.SessionIdFor(login);

        AccountId id = Id(new(1, "Acme"))!.Value;
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id.Value);
        Assert.Equal(id, Id(new(1, "ACME")));
        Assert.Equal(5, new[] { id, Id(new(2, "Acme")), Id(new(1, "Acme2")), Id(new(1, "Acme"), "another-key-0123"), Id(new(1, "Acme"), platform: TradingPlatform.MetaTrader4) }.Distinct().Count());
    }

    [Fact]
    public void Without_a_key_an_open_host_gets_no_guessable_id_and_a_guarded_one_does()
    {
        Assert.Null(Rig.SessionHost(o => o.SessionIdKey = null).Client.Connection.SessionIdFor(Rig.Login));
        Assert.NotNull(Rig.SessionHost(o =>
        {
            o.SessionIdKey = null;
            o.Credential = MetaTraderCredential.Pro("user", Secret.From("p"));
        }).Client.Connection.SessionIdFor(Rig.Login));
    }

    private static ConnectRequest Request() => new() { Login = Rig.Login, Password = Secret.From(Rig.Password) };
}
