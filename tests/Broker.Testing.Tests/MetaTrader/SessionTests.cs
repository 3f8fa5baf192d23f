using System.Net;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.MetaTrader;

namespace Broker.Testing.Tests.MetaTrader;

public sealed class SessionTests : MetaTraderTest
{
    private const string Login = "user=1001&password=secret";

    [Theory]
    [InlineData("ConnectEx?server=Broker-Demo")]
    [InlineData("Connect?host=203.0.113.1&port=443")]
    [InlineData("ConnectProxy?host=203.0.113.1&port=443&proxyHost=proxy&proxyPort=1080")]
    [InlineData("ConnectProxyEx?server=Broker-Demo&proxyHost=proxy&proxyPort=1080")]
    public async Task Every_way_of_connecting_answers_with_a_token(string path)
    {
        using var host = Client(Sim);

        var token = await WordAsync($"{path}&{Login}", host);

        Assert.True(Guid.TryParse(token, out _));
        Assert.Equal("Hedging", (string?)(await GetJsonAsync(host, $"AccountSummary?id={token}"))["method"]);
        Assert.Equal("INVALID_ACCOUNT", await CodeAsync($"{path}&user=1002&password=wrong", host));
    }

    [Fact]
    public async Task A_certificate_is_posted_as_a_form()
    {
        using var host = Client(Sim);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("1001"), "user" }, { new StringContent("secret"), "password" }, { new StringContent("203.0.113.1"), "host" }, { new StringContent("443"), "port" },
            { new ByteArrayContent([0x30, 0x0D, 0x0A, 0xFF]), "pfxFile", "client.pfx" }, { new StringContent("pfx"), "pfxFilePassword" },
        };

        using var response = await host.PostAsync(new Uri("ConnectCert?id=my-token", UriKind.Relative), form);

        Assert.Equal("my-token", await response.Content.ReadAsStringAsync());
        Assert.Equal("1001", Assert.Single(Sim.Sessions).Login);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(host, "ConnectCert")).StatusCode);
    }

    [Fact]
    public async Task Sessions_have_the_platform_that_is_set()
    {
        using var host = Client(Sim);
        await PostAsync(host, "_sim/settings", """{"sessionPlatform":"MetaTrader4"}""");
        var token = await WordAsync($"ConnectEx?server=Broker-Demo&{Login}", host);

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, $"Quote?id={token}&symbol=EURUSD")).StatusCode);
        Assert.Equal("INTERNAL_ERROR", await CodeAsync("ConnectEx?server=Unknown-Server&user=1&password=x", host));
    }

    [Fact]
    public async Task Tokens_are_plain_unless_JSON_is_asked_for()
    {
        using var host = Client(Sim);
        host.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        Assert.Equal("\"chosen\"", await WordAsync($"ConnectEx?server=Broker-Demo&id=chosen&{Login}", host));
    }

    [Fact]
    public async Task An_expired_token_is_refused_until_it_is_brought_back_with_the_positions_it_had()
    {
        using var host = Client(Sim);
        var token = await WordAsync($"ConnectEx?server=Broker-Demo&{Login}", host);
        await GetJsonAsync(host, $"OrderSend?id={token}&symbol=EURUSD");

        Sim.ExpireSession(token);

        Assert.Equal("INVALID_TOKEN", await CodeAsync($"OpenedOrders?id={token}", host));
        Assert.Equal("INVALID_TOKEN", await CodeAsync($"CheckConnect?id={token}", host));
        Assert.Equal(token, await WordAsync($"ConnectByToken?id={token}", host));
        Assert.Single((await GetJsonAsync(host, $"OpenedOrders?id={token}")).AsArray());
        Assert.Equal("INVALID_TOKEN", await CodeAsync("ConnectByToken?id=nobody", host));
    }

    [Fact]
    public async Task A_registered_account_can_expire_over_HTTP_too()
    {
        var id = await Account5Async();

        (await PostAsync(MetaTrader, $"_sim/sessions/{id}", """{"action":"expire"}""")).EnsureSuccessStatusCode();

        Assert.Equal("INVALID_TOKEN", await CodeAsync($"AccountSummary?id={id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(MetaTrader, "_sim/sessions/nobody", """{"action":"expire"}""")).StatusCode);
    }

    [Fact]
    public async Task An_idle_session_ends_by_the_clock_when_there_is_a_limit()
    {
        using var host = Client(Sim);
        var token = await WordAsync($"ConnectEx?server=Broker-Demo&{Login}", host);
        Sim.AdvanceClock(TimeSpan.FromHours(5));
        Assert.Equal("OK", await WordAsync($"CheckConnect?id={token}", host));

        Sim.SessionIdleLimit = TimeSpan.FromMinutes(5);
        Sim.AdvanceClock(TimeSpan.FromMinutes(4));
        Assert.Equal("OK", await WordAsync($"CheckConnect?id={token}", host));
        Sim.AdvanceClock(TimeSpan.FromMinutes(6));

        Assert.Equal("INVALID_TOKEN", await CodeAsync($"CheckConnect?id={token}", host));
        Assert.Empty(Sim.Sessions);
    }

    [Fact]
    public async Task A_flapping_connection_says_OK_and_is_gone_again()
    {
        var id = await Account5Async();
        Sim.DropConnection(id, times: 2);

        Assert.Equal("NO_CONNECTION", await CodeAsync($"OrderSend?id={id}&symbol=EURUSD"));
        Assert.Equal("OK", await WordAsync($"CheckConnect?id={id}"));
        Assert.Equal("NO_CONNECTION", await CodeAsync($"OrderSend?id={id}&symbol=EURUSD"));
        Assert.Equal("OK", await WordAsync($"CheckConnect?id={id}"));
        await SendAsync(id);
    }

    [Fact]
    public async Task The_connection_status_follows_the_clock()
    {
        var id = await Account5Async();
        Sim.AdvanceClock(TimeSpan.FromMinutes(1));

        var fresh = await AskAsync($"ConnectionStatus?id={id}");
        Sim.Account(id).LastQuoteAt = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
        var stale = await AskAsync($"ConnectionStatus?id={id}");

        Assert.Equal(("2026-11-02T09:00:00", "2026-11-02T09:01:00"), ((string?)fresh["connectTimeUTC"], (string?)fresh["lastQuoteTimeUTC"]));
        Assert.Equal("2026-11-02T08:00:00", (string?)stale["lastQuoteTimeUTC"]);
    }

    [Fact]
    public async Task Calls_one_after_the_other_do_not_overlap_even_when_answers_are_lost()
    {
        var id = await Account5Async();
        for (var i = 0; i < 20; i++)
        {
            await SendAsync(id, "symbol=EURUSD&volume=0.01");
        }

        Sim.Next("AccountSummary", Fault.Reset(FaultPhase.After));
        await Assert.ThrowsAsync<HttpRequestException>(() => AskAsync($"AccountSummary?id={id}"));
        await AskAsync($"AccountSummary?id={id}");

        Assert.Equal((1, 1), (Sim.Account(id).ParallelCalls, Sim.ParallelCalls));
    }

    [Fact]
    public async Task A_call_the_caller_gave_up_is_no_overlap()
    {
        var id = await Account5Async();
        Sim.Next("AccountSummary", Fault.Timeout(FaultPhase.Before));
        using var impatience = new CancellationTokenSource();
        var hanging = MetaTrader.GetAsync(new Uri($"AccountSummary?id={id}", UriKind.Relative), impatience.Token);
        await UntilAsync(() => Sim.Calls("AccountSummary") == 1);
        await impatience.CancelAsync();
        await Task.WhenAny(hanging);
        Assert.True(hanging.IsCanceled);

        await AskAsync($"OpenedOrders?id={id}");

        Assert.Equal(1, Sim.Account(id).ParallelCalls);
    }

    [Fact]
    public async Task Calls_of_one_account_in_parallel_are_counted_and_those_of_two_are_not()
    {
        var (id, other) = (await Account5Async(), await Account5Async("5002"));
        Sim.Next("Account*", Fault.Late(TimeSpan.FromSeconds(1)) with { Count = 3 });

        var calls = new[] { AskAsync($"AccountSummary?id={id}"), AskAsync($"AccountDetails?id={id}"), AskAsync($"AccountSummary?id={other}") };
        await UntilAsync(() => Sim.Calls("Account*") == 3 && Clock.WaitingTimers >= 3);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(calls);

        Assert.Equal((2, 1, 2), (Sim.Account(id).ParallelCalls, Sim.Account(other).ParallelCalls, Sim.ParallelCalls));
        Assert.Equal(2, (int)(await GetJsonAsync(MetaTrader, "_sim/state"))["parallelCalls"]!);
        Sim.Reset();
        Assert.Equal(0, Sim.ParallelCalls);
    }

    [Fact]
    public async Task Five_thousand_accounts_are_listed_and_a_thousand_are_summed_up()
    {
        var ids = Sim.SeedAccounts(5_000, MetaTraderPlatform.MetaTrader4);

        JsonArray rows = (await AskAsync("GetAccounts")).AsArray();
        foreach (var id in ids.Take(1_000))
        {
            await AskAsync($"AccountSummary?id={id}");
        }

        Assert.Equal(1_000, Sim.Calls("AccountSummary"));
        Assert.Equal(5_000, rows.Count);
        Assert.Equal(5_000, ids.Distinct(StringComparer.Ordinal).Count());
    }
}
