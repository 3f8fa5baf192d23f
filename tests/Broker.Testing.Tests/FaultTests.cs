using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Steering;

namespace Broker.Testing.Tests;

public sealed class FaultTests : SimulatorTest
{
    [Fact]
    public async Task A_reset_after_the_effect_leaves_an_account_behind_and_the_repeat_makes_a_second()
    {
        Sims.MetaTrader.Next("RegisterAccount", Fault.Reset(FaultPhase.After));

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(MetaTrader, Register("1001")));
        Assert.Single(Sims.MetaTrader.Accounts);

        (await GetAsync(MetaTrader, Register("1001"))).EnsureSuccessStatusCode();
        Assert.Equal(2, Sims.MetaTrader.Accounts.Count);
        Assert.Equal(2, Sims.MetaTrader.Calls("RegisterAccount"));
    }

    [Fact]
    public async Task A_reset_is_a_real_TCP_reset()
    {
        Sims.MetaTrader.Next("Ping", Fault.Reset(FaultPhase.Before));
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", Sims.MetaTrader.BaseAddress.Port);
        await socket.GetStream().WriteAsync("GET /Ping HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());

        var error = await Assert.ThrowsAsync<IOException>(async () => await socket.GetStream().ReadExactlyAsync(new byte[1]));
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
    }

    [Fact]
    public async Task A_reset_before_the_effect_leaves_nothing_but_is_counted()
    {
        Sims.MetaTrader.Next("RegisterAccount", Fault.Reset(FaultPhase.Before));

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(MetaTrader, Register("1001")));

        Assert.Empty(Sims.MetaTrader.Accounts);
        Assert.Equal(1, Sims.MetaTrader.Calls("registeraccount"));
    }

    [Theory]
    [InlineData(FaultPhase.Before, 0)]
    [InlineData(FaultPhase.After, 1)]
    public async Task A_timeout_hangs_until_the_caller_gives_up(FaultPhase phase, int accounts)
    {
        Sims.MetaTrader.Next("RegisterAccount", Fault.Timeout(phase));
        using var impatience = new CancellationTokenSource();
        var call = MetaTrader.GetAsync(new Uri(Register("1001"), UriKind.Relative), impatience.Token);
        while (Sims.MetaTrader.Calls("RegisterAccount") == 0 || Sims.MetaTrader.Accounts.Count < accounts)
        {
            await Task.Yield();
        }

        Assert.False(call.IsCompleted);
        await impatience.CancelAsync();
        await Task.WhenAny(call);
        Assert.True(call.IsCanceled);

        Assert.Equal(accounts, Sims.MetaTrader.Accounts.Count);
    }

    [Fact]
    public async Task A_truncated_body_ends_early()
    {
        Sims.MetaTrader.Next("RegisterAccount", Fault.Spoilt(FaultKind.TruncatedBody));

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(MetaTrader, Register("1001")));

        Assert.Equal(HttpRequestError.ResponseEnded, Assert.IsType<HttpIOException>(error.InnerException).HttpRequestError);
        Assert.Single(Sims.MetaTrader.Accounts);
    }

    [Fact]
    public async Task Malformed_JSON_is_complete_as_HTTP()
    {
        Sims.MetaTrader.Next("GetAccounts", Fault.Spoilt(FaultKind.MalformedJson));
        await GetAsync(MetaTrader, Register("1001"));

        var text = await MetaTrader.GetStringAsync(new Uri("GetAccounts", UriKind.Relative));

        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(text));
    }

    [Fact]
    public async Task A_wrong_content_type_is_HTML_with_the_success_status()
    {
        Sims.HubSpot.Next("contacts/list", Fault.Spoilt(FaultKind.WrongContentType));

        var response = await GetAsync(HubSpot, "crm/objects/2026-09/contacts");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task An_oversize_body_is_as_large_as_asked()
    {
        Sims.HubSpot.Next("contacts/list", Fault.Spoilt(FaultKind.OversizeBody) with { Bytes = 5_000_000 });

        var body = await HubSpot.GetByteArrayAsync(new Uri("crm/objects/2026-09/contacts", UriKind.Relative));

        Assert.Equal(5_000_000, body.Length);
    }

    [Fact]
    public async Task A_status_after_the_effect_hides_a_success_and_carries_Retry_After_when_asked()
    {
        Sims.HubSpot.Next("contacts/create", Fault.WithStatus(502, FaultPhase.After) with { RetryAfter = TimeSpan.FromSeconds(7) });

        var response = await PostAsync(HubSpot, "crm/objects/2026-09/contacts", """{"properties":{"email":"a@b.cc"}}""");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
        Assert.Single(Sims.HubSpot.Records("contacts"));
    }

    [Fact]
    public async Task A_rate_limit_speaks_the_vendors_language()
    {
        Sims.HubSpot.Next("*", Fault.RateLimit(policyName: "DAILY"));
        Sims.Stripe.Next("*", Fault.RateLimit());

        var hubspot = await GetAsync(HubSpot, "crm/objects/2026-09/contacts");
        var stripe = await GetAsync(Stripe, "v1/balance");

        Assert.Equal((HttpStatusCode)429, hubspot.StatusCode);
        Assert.Equal("DAILY", (string?)(await JsonAsync(hubspot))["policyName"]);
        Assert.False(hubspot.Headers.Contains("Retry-After"));
        Assert.Equal((HttpStatusCode)429, stripe.StatusCode);
        Assert.Equal("rate_limit", (string?)(await JsonAsync(stripe))["error"]!["code"]);
    }

    [Fact]
    public async Task A_MetaTrader_failure_comes_with_201_and_its_code()
    {
        Sims.MetaTrader.Next("RegisterAccount", Fault.FailureBody("TOO_FREQUENT_FAIL_CONNECT"));

        var response = await GetAsync(MetaTrader, Register("1001"));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("TOO_FREQUENT_FAIL_CONNECT", (string?)(await JsonAsync(response))["code"]);
        Assert.Empty(Sims.MetaTrader.Accounts);
    }

    [Fact]
    public async Task Only_the_first_n_matching_calls_are_hit_however_many_come_at_once()
    {
        Sims.MetaTrader.Next("Ping", Fault.WithStatus(503) with { Count = 7 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => GetAsync(MetaTrader, "Ping")));

        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.ServiceUnavailable));
        Assert.Equal(40, Sims.MetaTrader.Calls("Ping"));
    }

    [Fact]
    public async Task A_fault_per_key_hits_every_customer_once()
    {
        Sims.MetaTrader.Next("RegisterAccount", Fault.WithStatus(503) with { PerKey = true });

        foreach (var login in (string[])["1", "2", "3"])
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await GetAsync(MetaTrader, Register(login))).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(MetaTrader, Register(login))).StatusCode);
        }

        Assert.Equal(3, Sims.MetaTrader.Accounts.Count);
    }

    [Fact]
    public async Task Count_minus_one_is_forever_and_can_be_cleared()
    {
        using var steering = new SimulatorSteering(Sims.Kyc.BaseAddress);
        await steering.NextAsync("*", Fault.WithStatus(500) with { Count = -1, Message = "canary-secret" });

        for (var i = 0; i < 5; i++)
        {
            var response = await GetAsync(Kyc, "applicants");
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
            Assert.Contains("canary-secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await steering.ClearFaultsAsync();
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Kyc, "applicants")).StatusCode);
    }

    [Fact]
    public async Task A_delay_is_late_but_right()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Sims.MetaTrader.Next("Ping", Fault.Late(TimeSpan.FromMilliseconds(150)));

        Assert.Equal("OK", await MetaTrader.GetStringAsync(new Uri("Ping", UriKind.Relative)));
        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(140));
    }

    [Theory]
    [InlineData("RegisterAccount", "registeraccount", true)]
    [InlineData("*/batch/upsert", "contacts/batch/upsert", true)]
    [InlineData("contacts/*/upsert", "contacts/batch/upsert", true)]
    [InlineData("contacts/*", "companies/list", false)]
    [InlineData("a*a", "a", false)]
    [InlineData("*", "", true)]
    public void Operations_match_by_name_and_star(string pattern, string operation, bool matches) =>
        Assert.Equal(matches, WildcardMatch.IsMatch(pattern, operation));

    [Fact]
    public async Task Steering_is_not_counted_and_tells_what_it_does_not_know()
    {
        using var steering = new SimulatorSteering(Sims.MetaTrader.BaseAddress);
        await steering.GetStateAsync();

        var unknown = await Assert.ThrowsAsync<HttpRequestException>(() => steering.PostAsync("_sim/faults", new JsonObject { ["name"] = "no-such" }));

        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Contains("timeout-after-apply", unknown.Message, StringComparison.Ordinal);
        Assert.Empty(Sims.MetaTrader.AllCalls);
    }

}
