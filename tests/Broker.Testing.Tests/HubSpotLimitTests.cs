using System.Net;
using Broker.Testing.Faults;
using Broker.TestSupport;

namespace Broker.Testing.Tests;

/// <summary>Limits by a clock that stands still, so that calls are as close together on a slow machine as on a fast one.</summary>
public sealed class HubSpotLimitTests : HubSpotTest
{
    protected override BrokerSimulatorsOptions Options => new() { TimeProvider = new FakeTimeProvider() };

    [Fact]
    public async Task The_optional_rate_limit_rolls_over_ten_seconds()
    {
        Portal.RateLimitPerTenSeconds = 2;
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((await GetAsync(HubSpot, Contacts)).StatusCode);
        }

        Portal.AdvanceClock(TimeSpan.FromSeconds(11));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, (HttpStatusCode)429], statuses);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(HubSpot, Contacts)).StatusCode);
    }

    [Fact]
    public async Task Search_has_a_limit_of_its_own_by_the_second_and_no_headers()
    {
        Portal.SearchLimitPerSecond = 2;
        Portal.RateLimitPerTenSeconds = 100;
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add(await PostAsync(HubSpot, Contacts + "/search", "{}"));
        }

        Assert.Equal([200, 200, 429], answers.Select(a => (int)a.StatusCode));
        var body = await JsonAsync(answers[2]);
        Assert.Equal(("SECONDLY", "RATE_LIMIT", "You have reached your secondly limit."), ((string?)body["policyName"], (string?)body["errorType"], (string?)body["message"]));
        Assert.DoesNotContain(answers, a => a.Headers.Contains("X-HubSpot-RateLimit-Max") || a.Headers.Contains("Retry-After"));
        Assert.Equal(200, (await CallAsync("GET", Contacts)).Status);
        Portal.AdvanceClock(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await CallAsync("POST", Contacts + "/search", "{}")).Status);
        Assert.Equal(1, Portal.LimitRefusals["SECONDLY"]);
    }

    [Fact]
    public async Task The_daily_limit_ends_at_midnight()
    {
        Portal.DailyLimit = 2;
        var first = await GetAsync(HubSpot, Contacts);
        await CallAsync("GET", Contacts);

        Assert.Equal("DAILY", (string?)(await CallAsync("GET", Contacts)).Body["policyName"]);
        Assert.Equal(["2", "1"], first.Headers.GetValues("X-HubSpot-RateLimit-Daily").Concat(first.Headers.GetValues("X-HubSpot-RateLimit-Daily-Remaining")));
        Portal.AdvanceClock(TimeSpan.FromDays(1));
        Assert.Equal(200, (await CallAsync("GET", Contacts)).Status);
    }

    [Fact]
    public async Task Storms_refuse_for_a_time_or_a_number_of_calls()
    {
        Portal.StartStorm("TEN_SECONDLY_ROLLING", TimeSpan.FromSeconds(20), "contacts/*");
        Assert.Equal(429, (await CallAsync("GET", Contacts)).Status);
        Assert.Equal(200, (await CallAsync("GET", Objects + "deals")).Status);
        Portal.AdvanceClock(TimeSpan.FromSeconds(20));
        Assert.Equal(200, (await CallAsync("GET", Contacts)).Status);

        await CallAsync("POST", "_sim/storm", """{"policyName":"DAILY","calls":2}""");
        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((await CallAsync("GET", Contacts)).Status);
        }

        Assert.Equal([429, 429, 200], statuses);
        Portal.StartStorm("DAILY", 100);
        Portal.StopStorms();
        Assert.Equal(200, (await CallAsync("GET", Contacts)).Status);
    }

    [Fact]
    public async Task The_rate_is_measured_at_the_server()
    {
        for (var i = 0; i < 6; i++)
        {
            await CallAsync("GET", i % 2 == 0 ? Contacts : Objects + "deals");
            Portal.AdvanceClock(TimeSpan.FromSeconds(4));
        }

        Assert.Equal((3, 2, 1), (Portal.MaxCallsInAnyWindow(TimeSpan.FromSeconds(10)), Portal.MaxCallsInAnyWindow(TimeSpan.FromSeconds(10), "contacts/list"), Portal.MaxCallsInAnyWindow(TimeSpan.FromSeconds(4))));
        Assert.Equal(6, Portal.CallLog.Count);
        Assert.Equal(3, (int)(await CallAsync("GET", "_sim/calls?windowSeconds=10")).Body["maxCallsInAnyWindow"]!);
    }

    [Fact]
    public async Task A_batch_can_be_applied_and_its_answer_lost()
    {
        Portal.Next("contacts/batch/create", Fault.Reset(FaultPhase.After));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => CallAsync("POST", Contacts + "/batch/create", """{"inputs":[{"properties":{"email":"a@b.cc"}}]}"""));

        Assert.Equal(1, Portal.CountRecords("contacts"));
    }

    [Fact]
    public async Task A_withheld_scope_is_403_and_named()
    {
        Portal.WithholdScope("contacts/*", "crm.objects.contacts.write");

        var (status, body) = await CallAsync("POST", Contacts, """{"properties":{}}""");

        Assert.Equal((403, "MISSING_SCOPES"), (status, (string?)body["category"]));
        Assert.Equal("crm.objects.contacts.write", (string?)body["errors"]![0]!["context"]!["requiredGranularScopes"]![0]);
    }

    [Fact]
    public async Task Tokens_rotate_expire_and_are_revoked()
    {
        var first = await TokenAsync(("grant_type", "authorization_code"), ("code", "c"), ("redirect_uri", "https://x"));
        var again = await TokenAsync(("grant_type", "authorization_code"), ("code", "c"), ("redirect_uri", "https://x"));
        var second = await TokenAsync(("grant_type", "refresh_token"), ("refresh_token", (string)first.Body["refresh_token"]!));
        var old = await TokenAsync(("grant_type", "refresh_token"), ("refresh_token", (string)first.Body["refresh_token"]!));

        Assert.Equal((200, 400, 200, 400), (first.Status, again.Status, second.Status, old.Status));
        Assert.Equal(("BAD_AUTH_CODE", "BAD_REFRESH_TOKEN", "invalid_grant"), ((string?)again.Body["status"], (string?)old.Body["status"], (string?)old.Body["error"]));
        Assert.NotEqual((string?)first.Body["refresh_token"], (string?)second.Body["refresh_token"]);

        var token = (string)second.Body["access_token"]!;
        HubSpot.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(200, (await CallAsync("GET", Contacts)).Status);
        Assert.True((bool)(await FormAsync("token/introspect", ("token", token))).Body["active"]!);
        Portal.AdvanceClock(TimeSpan.FromSeconds(1800));
        var (status, body) = await CallAsync("GET", Contacts);
        Assert.Equal((401, "EXPIRED_AUTHENTICATION"), (status, (string?)body["category"]));
        Assert.False((bool)(await FormAsync("token/introspect", ("token", token))).Body["active"]!);

        await FormAsync("token/revoke", ("token", (string)second.Body["refresh_token"]!));
        Assert.Equal(400, (await TokenAsync(("grant_type", "refresh_token"), ("refresh_token", (string)second.Body["refresh_token"]!))).Status);
    }

    [Fact]
    public async Task A_token_call_needs_a_form_with_its_client()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(HubSpot, "oauth/2026-09/token", """{"grant_type":"client_credentials"}""")).StatusCode);
        Assert.Equal("BAD_CLIENT_ID", (string?)(await FormAsync("token", ("grant_type", "client_credentials"))).Body["status"]);
        Assert.Equal("BAD_CLIENT_SECRET", (string?)(await FormAsync("token", ("grant_type", "client_credentials"), ("client_id", "i"))).Body["status"]);
        Assert.Equal("unsupported_grant_type", (string?)(await TokenAsync(("grant_type", "password"))).Body["error"]);
        Assert.False((await TokenAsync(("grant_type", "client_credentials"))).Body.AsObject().ContainsKey("refresh_token"));
    }

    private Task<(int Status, System.Text.Json.Nodes.JsonNode Body)> TokenAsync(params (string Name, string Value)[] fields) =>
        FormAsync("token", [("client_id", "i"), ("client_secret", "s"), .. fields]);

    private async Task<(int Status, System.Text.Json.Nodes.JsonNode Body)> FormAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        var response = await HubSpot.PostAsync(new Uri("oauth/2026-09/" + path, UriKind.Relative), content);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, System.Text.Json.Nodes.JsonNode.Parse(text.Length > 0 ? text : "{}")!);
    }
}
