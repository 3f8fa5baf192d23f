using System.Net;
using System.Text;
using Broker.Testing.Faults;
using Broker.Testing.MetaTrader;

namespace Broker.Testing.Tests;

public sealed class MetaTraderSimulatorTests : SimulatorTest
{
    [Fact]
    public async Task Two_registrations_of_one_login_make_two_accounts()
    {
        var first = await GetJsonAsync(MetaTrader, Register("1001"));
        var second = await GetJsonAsync(MetaTrader, Register("1001"));

        Assert.NotEqual((string?)first["id"], (string?)second["id"]);
        Assert.True(Guid.TryParse((string?)first["id"], out _));
        var listing = (await GetJsonAsync(MetaTrader, "GetAccounts")).AsArray();
        Assert.Equal(2, listing.Count);
        Assert.All(listing, row => Assert.Equal(("1001", "Broker-Demo", "Metatrader 5"), ((string?)row!["account_number"], (string?)row["account_server"], (string?)row["type"])));
    }

    [Theory]
    [InlineData("wrong-password")]
    [InlineData("")]
    public async Task A_wrong_or_missing_password_is_told_by_the_body_with_201(string password)
    {
        var response = await GetAsync(MetaTrader, Register("1001", password));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var body = await JsonAsync(response);
        Assert.Equal("INVALID_ACCOUNT", (string?)body["code"]);
        Assert.NotNull(body["stackTrace"]);
        Assert.Empty(Sims.MetaTrader.Accounts);
    }

    [Fact]
    public async Task Added_logins_have_their_own_password_and_strict_mode_knows_no_others()
    {
        Sims.MetaTrader.AddLogin("1001", "Broker-Demo", "right");
        await PostAsync(MetaTrader, "_sim/logins", """{"login":"1002","server":"Broker-Demo","password":"also-right"}""");
        Sims.MetaTrader.AcceptAnyLogin = false;

        Assert.Equal(HttpStatusCode.Created, (await GetAsync(MetaTrader, Register("1001", "secret"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(MetaTrader, Register("1001", "right"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(MetaTrader, Register("1002", "also-right"))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await GetAsync(MetaTrader, Register("1003"))).StatusCode);
    }

    [Fact]
    public async Task An_unknown_server_is_an_error_on_the_gateway_and_a_DONE_failure_on_the_session_host()
    {
        var gateway = await GetAsync(MetaTrader, Register("1001", server: "Unknown-Server"));
        using var anonymous = Client(Sims.MetaTrader);
        var session = await GetAsync(anonymous, "ConnectEx?user=1001&password=secret&server=Unknown-Server");

        Assert.Equal(HttpStatusCode.BadRequest, gateway.StatusCode);
        Assert.NotNull((await JsonAsync(gateway))["error"]);
        Assert.Equal(HttpStatusCode.Created, session.StatusCode);
        Assert.Equal("DONE", (string?)(await JsonAsync(session))["code"]);
    }

    [Fact]
    public async Task Without_credentials_the_gateway_refuses()
    {
        var id = (string?)(await GetJsonAsync(MetaTrader, Register("1001")))["id"];
        using var anonymous = Client(Sims.MetaTrader);
        using var invalid = Client(Sims.MetaTrader);
        invalid.DefaultRequestHeaders.Add("x-api-key", "invalid-key");
        using var basic = Client(Sims.MetaTrader);
        basic.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("user:pass")));

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(anonymous, "GetAccounts")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(anonymous, $"AccountSummary?id={id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(invalid, "GetAccounts")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(basic, "GetAccounts")).StatusCode);
    }

    [Fact]
    public async Task Words_are_plain_unless_JSON_is_asked_for_and_paths_ignore_case()
    {
        Assert.Equal("OK", await MetaTrader.GetStringAsync(new Uri("pInG", UriKind.Relative)));
        MetaTrader.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        Assert.Equal("\"OK\"", await MetaTrader.GetStringAsync(new Uri("Ping", UriKind.Relative)));
        Assert.Equal(2, Sims.MetaTrader.Calls("Ping"));
    }

    [Theory]
    [InlineData("Metatrader 5", true)]
    [InlineData("Metatrader 4", false)]
    public async Task Summaries_differ_by_platform(string type, bool hasMethod)
    {
        var id = (string?)(await GetJsonAsync(MetaTrader, Register("1001", type: type)))["id"];
        Sims.MetaTrader.Accounts[0].Balance = 1000.50m;
        Sims.MetaTrader.Accounts[0].Margin = 100m;

        var summary = (await GetJsonAsync(MetaTrader, $"AccountSummary?id={id}")).AsObject();

        Assert.Equal(1000.50m, (decimal)summary["equity"]!);
        Assert.Equal(900.50m, (decimal)summary["freeMargin"]!);
        Assert.Equal(1000.50m, (decimal)summary["marginLevel"]!);
        Assert.Equal(hasMethod, summary.ContainsKey("method"));
    }

    [Fact]
    public async Task Details_can_carry_the_password_and_the_state_never_does()
    {
        var id = (string?)(await GetJsonAsync(MetaTrader, Register("1001", "canary-password")))["id"];

        var details = await MetaTrader.GetStringAsync(new Uri($"AccountDetails?id={id}", UriKind.Relative));
        var state = await MetaTrader.GetStringAsync(new Uri("_sim/state", UriKind.Relative));

        Assert.Contains("canary-password", details, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-password", state, StringComparison.Ordinal);
        Assert.Contains($"\"uuid\":\"{id}\"", state, StringComparison.Ordinal);
        Assert.Contains("\"RegisterAccount\":1", state, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_token_and_a_missing_one_fail_in_the_body()
    {
        var unknown = await GetAsync(MetaTrader, $"AccountSummary?id={Guid.NewGuid()}");
        var missing = await GetAsync(MetaTrader, "AccountSummary");

        Assert.Equal((HttpStatusCode.Created, "INVALID_TOKEN"), (unknown.StatusCode, (string?)(await JsonAsync(unknown))["code"]));
        Assert.Equal("NULL_ARGUMENT", (string?)(await JsonAsync(missing))["code"]);
    }

    [Fact]
    public async Task CheckConnect_fails_as_scripted_and_then_reconnects()
    {
        var id = (string?)(await GetJsonAsync(MetaTrader, Register("1001")))["id"];
        await PostAsync(MetaTrader, $"_sim/accounts/{id}", """{"connected":false,"checkConnectFailures":1}""");

        var summary = await GetAsync(MetaTrader, $"AccountSummary?id={id}");
        var first = await GetAsync(MetaTrader, $"CheckConnect?id={id}");
        var second = await MetaTrader.GetStringAsync(new Uri($"CheckConnect?id={id}", UriKind.Relative));

        Assert.Equal("NO_CONNECTION", (string?)(await JsonAsync(summary))["code"]);
        Assert.Equal("CONNECT_ERROR", (string?)(await JsonAsync(first))["code"]);
        Assert.Equal("OK", second);
        Assert.True((bool)(await GetJsonAsync(MetaTrader, $"ConnectionStatus?id={id}"))["isConnected"]!);
    }

    [Fact]
    public async Task An_investor_login_says_so()
    {
        var id = (string?)(await GetJsonAsync(MetaTrader, Register("1001", "investor-pass")))["id"];

        Assert.True((bool)(await GetJsonAsync(MetaTrader, $"AccountSummary?id={id}"))["isInvestor"]!);
    }

    [Fact]
    public async Task The_session_host_gives_the_same_account_the_same_token_until_it_disconnects()
    {
        using var host = Client(Sims.MetaTrader);
        var token = await host.GetStringAsync(new Uri("ConnectEx?user=1001&password=secret&server=Broker-Demo", UriKind.Relative));
        var again = await host.GetStringAsync(new Uri("ConnectEx?user=1001&password=secret&server=Broker-Demo", UriKind.Relative));

        Assert.Equal(token, again);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, $"AccountSummary?id={token}")).StatusCode);
        Assert.Equal("OK", await host.GetStringAsync(new Uri($"Disconnect?id={token}", UriKind.Relative)));
        Assert.Equal("INVALID_TOKEN", (string?)(await JsonAsync(await GetAsync(host, $"AccountSummary?id={token}")))["code"]);
    }

    [Fact]
    public async Task A_pure_session_host_has_no_register()
    {
        Sims.MetaTrader.Dialect = MetaTraderDialect.SessionHost;

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(MetaTrader, "GetAccounts")).StatusCode);
    }

    [Fact]
    public async Task A_deleted_account_is_gone_and_a_second_delete_fails()
    {
        var id = (string?)(await GetJsonAsync(MetaTrader, Register("1001")))["id"];

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(MetaTrader, $"DeleteAccount?id={id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(MetaTrader, $"DeleteAccount?id={id}")).StatusCode);
        Assert.Empty(Sims.MetaTrader.Accounts);
    }

    [Fact]
    public async Task A_listing_can_be_cut_short()
    {
        await GetAsync(MetaTrader, Register("1001"));
        Sims.MetaTrader.Next("GetAccounts", Fault.Spoilt(FaultKind.TruncatedBody));

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(MetaTrader, "GetAccounts"));
        Assert.Single((await GetJsonAsync(MetaTrader, "GetAccounts")).AsArray());
    }
}
