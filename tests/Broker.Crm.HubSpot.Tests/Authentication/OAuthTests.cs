using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;
using Broker.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Crm.HubSpot.Tests.Authentication;

public sealed class OAuthTests
{
    private const string InvalidGrant = """{"error":"invalid_grant","error_description":"CANARY","status":"BAD_REFRESH_TOKEN","message":"CANARY"}""";

    [Fact]
    public async Task A_hundred_calls_without_a_token_make_one_request()
    {
        OAuthServer server = new(o => o.Limits.CountsCalls = false);
        TaskCompletionSource held = new();
        server.Held = held.Task;

        Task[] calls = [.. Enumerable.Range(0, 100).Select(_ => Task.Run(() => server.GetAsync()))];
        await Eventually.HoldsAsync(() => server.TokenCalls == 1, "the request of a token");
        held.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal((1, 100), (server.TokenCalls, server.ApiCalls));
    }

    [Fact]
    public async Task A_hundred_calls_with_an_expired_token_make_one_request()
    {
        OAuthServer server = new(o => o.Limits.CountsCalls = false);
        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromHours(1));

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => server.GetAsync())));

        Assert.Equal((2, 101), (server.TokenCalls, server.ApiCalls));
    }

    [Fact]
    public async Task A_hundred_refused_calls_make_one_request()
    {
        OAuthServer server = new(o => o.Limits.CountsCalls = false);
        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromMinutes(1));
        server.Accepted = "CANARY-access-2";

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => server.GetAsync())));

        Assert.Equal(2, server.TokenCalls);
    }

    [Fact]
    public async Task A_token_is_replaced_ahead_of_its_end_and_no_call_waits_for_it()
    {
        // Uncounted, so that the clock stands still: calls that wait for their turn would move it beyond the time limit of the token request.
        OAuthServer server = new(o => o.Limits.CountsCalls = false);
        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromMinutes(24));
        await server.GetAsync();
        Assert.Equal(1, server.TokenCalls);

        server.Time.Advance(TimeSpan.FromMinutes(2));
        TaskCompletionSource held = new();
        server.Held = held.Task;
        await server.GetAsync();
        await Eventually.HoldsAsync(() => server.TokenCalls == 2, "the request of the next token");
        Assert.Equal("Bearer CANARY-access-1", server.Rig.Server.Requests.Last(static r => r.Method == "GET").Headers["Authorization"]);
        held.SetResult();
        await Eventually.HoldsAsync(
            async () =>
            {
                await server.GetAsync();
                return server.Rig.Server.Requests[^1].Headers["Authorization"] == "Bearer CANARY-access-2";
            },
            "the next token is used");
        Assert.Equal(2, server.TokenCalls);
    }

    [Fact]
    public async Task A_token_that_keeps_being_refused_is_renewed_once_per_call_and_not_at_all_when_it_is_new()
    {
        OAuthServer server = new();
        await server.GetAsync();
        server.Accepted = "none";
        server.Time.Advance(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());

        Assert.Equal((2, 4), (server.TokenCalls, server.ApiCalls));
    }

    [Fact]
    public async Task A_new_refresh_token_is_saved_before_the_new_access_token_is_used()
    {
        FailingStore store = new("CANARY-refresh-0");
        OAuthServer server = new(store: store) { Stored = () => store.Kept!.RefreshToken!.Reveal() };

        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromHours(1));
        await server.GetAsync();

        Assert.Equal(["CANARY-refresh-1", "CANARY-refresh-2"], server.StoredAtUse);
        Assert.Equal(7, store.Kept!.HubId);
    }

    [Fact]
    public async Task A_store_that_fails_loses_no_token_and_makes_no_second_request()
    {
        FailingStore store = new("CANARY-refresh-0") { FailingSaves = 2 };
        OAuthServer server = new(o => o.Resilience.MaxRetries = 0, store);

        BrokerApiException error = await Assert.ThrowsAsync<BrokerApiException>(() => server.GetAsync());
        Assert.Equal((0, Outcome.NotSent, true), (server.ApiCalls, error.Outcome, error.IsTransient));
        Assert.DoesNotContain("CANARY", error.ToString(), StringComparison.Ordinal);
        server.Time.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<BrokerApiException>(() => server.GetAsync());
        server.Time.Advance(TimeSpan.FromMinutes(2));
        await server.GetAsync();

        Assert.Equal((1, 3), (server.TokenCalls, store.Saves));
        Assert.Equal("CANARY-refresh-1", store.Kept!.RefreshToken!.Reveal());
    }

    [Fact]
    public async Task A_restart_uses_what_the_store_kept()
    {
        FailingStore store = new("CANARY-refresh-0");
        OAuthServer server = new(store: store);
        await server.GetAsync();

        StubHttpHandler other = new();
        other.Answer(200, WireBodies.Record("1"));
        HubSpotClient restarted = new(
            new HubSpotOptions { Credential = HubSpotCredential.OAuth("client-1", Secret.From("s"), store) }, new HttpClient(other), timeProvider: server.Time);
        await restarted.Objects("contacts").GetAsync("1");

        Assert.Equal("Bearer CANARY-access-1", Assert.Single(other.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task A_refused_refresh_token_is_final_until_it_is_replaced()
    {
        OAuthServer server = new();
        server.Refusals.Enqueue((400, InvalidGrant));

        AuthenticationFailedException first = await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());
        server.Time.Advance(TimeSpan.FromHours(5));
        for (int i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());
            server.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((1, 0), (server.TokenCalls, server.ApiCalls));
        Assert.Equal(("invalid_grant", true), (first.ProviderCode, first.Error.CodeIsListed));
        Assert.Contains("Install the app again", first.Message, StringComparison.Ordinal);

        // The server never used it up, so the same text is a good token of a new installation; another object does.
        server.Credential.Replace(Secret.From("CANARY-refresh-0"));
        await server.GetAsync();
        Assert.Equal((2, 1), (server.TokenCalls, server.ApiCalls));
    }

    [Fact]
    public async Task Another_refresh_token_in_the_store_ends_the_final_state()
    {
        FailingStore store = new("CANARY-other");
        OAuthServer server = new(store: store);
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());
        int loads = store.Loads;

        for (int i = 0; i < 10; i++)
        {
            await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());
        }

        Assert.Equal((1, loads), (server.TokenCalls, store.Loads));
        store.Kept = new HubSpotTokens { RefreshToken = Secret.From("CANARY-refresh-0") };
        server.Time.Advance(TimeSpan.FromSeconds(31));
        await server.GetAsync();
    }

    [Fact]
    public async Task A_store_without_a_refresh_token_says_so()
    {
        OAuthServer server = new(store: new FailingStore(null));

        AuthenticationFailedException error = await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());

        Assert.Contains("no refresh token", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.TokenCalls);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(503, "<html>")]
    [InlineData(429, "{}")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"token_type":"bearer"}""")]
    [InlineData(200, """{"access_token":"a b"}""")]
    public async Task A_failed_refresh_is_tried_again_by_the_calls_after_a_wait_and_keeps_a_token_that_serves(int status, string body)
    {
        OAuthServer server = new(o => o.Resilience.MaxRetries = 0);
        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromMinutes(26));
        server.Refusals.Enqueue((status, body));
        server.Refusals.Enqueue((status, body));

        // The old token serves 4 minutes more.
        for (int i = 0; i < 10; i++)
        {
            await server.GetAsync();
        }

        Assert.Equal((2, 11), (server.TokenCalls, server.ApiCalls));
        server.Time.Advance(TimeSpan.FromMinutes(5));
        BrokerApiException error = await Assert.ThrowsAnyAsync<BrokerApiException>(() => server.GetAsync());
        Assert.Equal(Outcome.NotSent, error.Outcome);
        await Assert.ThrowsAnyAsync<BrokerApiException>(() => server.GetAsync());
        Assert.Equal(3, server.TokenCalls);

        server.Time.Advance(TimeSpan.FromMinutes(2));
        await server.GetAsync();
        Assert.Equal((4, 12), (server.TokenCalls, server.ApiCalls));
    }

    [Fact]
    public async Task A_call_outlives_a_short_outage_of_the_token_endpoint()
    {
        OAuthServer server = new();
        server.Refusals.Enqueue((503, ""));
        server.Refusals.Enqueue((503, ""));

        await server.GetAsync();

        Assert.Equal((3, 1), (server.TokenCalls, server.ApiCalls));
    }

    [Fact]
    public async Task A_cancelled_call_does_not_cancel_the_refresh_of_the_others()
    {
        OAuthServer server = new();
        TaskCompletionSource held = new();
        server.Held = held.Task;
        using CancellationTokenSource given = new();
        Task first = server.GetAsync(given.Token);
        await Eventually.HoldsAsync(() => server.TokenCalls == 1, "the request of a token");
        Task second = server.GetAsync();

        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        held.SetResult();
        await second;

        Assert.Equal((1, 1), (server.TokenCalls, server.ApiCalls));
    }

    [Fact]
    public async Task Two_accounts_of_one_host_have_a_credential_each()
    {
        StubHttpHandler[] servers = [new(), new()];
        ServiceCollection services = new();
        for (int i = 0; i < 2; i++)
        {
            string name = "portal" + i;
            servers[i].Answer(200, $$"""{"access_token":"access-{{name}}","expires_in":1800}""").Answer(200, WireBodies.Record("1"));
            StubHttpHandler handler = servers[i];
            services.AddHubSpot(name, o => o.Credential = HubSpotCredential.OAuth("client", Secret.From("s"), Secret.From("refresh-" + name)))
                .HttpClient.ConfigurePrimaryHttpMessageHandler(() => handler);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        for (int i = 0; i < 2; i++)
        {
            await provider.GetRequiredKeyedService<IHubSpotClient>("portal" + i).Objects("contacts").GetAsync("1");
            Assert.Contains("refresh_token=refresh-portal" + i, servers[i].Requests[0].Body!, StringComparison.Ordinal);
            Assert.Equal("Bearer access-portal" + i, servers[i].Requests[1].Headers["Authorization"]);
        }
    }

    [Fact]
    public async Task No_token_and_no_secret_appear_anywhere()
    {
        using TelemetryCollector telemetry = new();
        FailingStore store = new("CANARY-refresh-0") { FailingSaves = 1 };
        OAuthServer server = new(o => o.Resilience.MaxRetries = 0, store);
        List<string> said = [];
        server.Refusals.Enqueue((500, "CANARY"));
        server.Refusals.Enqueue((400, """{"error":"CANARY","status":"CANARY","message":"CANARY"}"""));
        for (int i = 0; i < 8; i++)
        {
            said.Add((await Record.ExceptionAsync(() => server.GetAsync()))?.ToString() ?? string.Empty);
            server.Time.Advance(TimeSpan.FromMinutes(2));
            server.Accepted = i == 5 ? "other" : null;
        }

        server.Refusals.Enqueue((400, InvalidGrant));
        server.Time.Advance(TimeSpan.FromHours(1));
        said.Add((await Record.ExceptionAsync(() => server.GetAsync()))?.ToString() ?? string.Empty);
        said.Add(store.Kept!.ToString());

        Assert.Contains(said, static text => text.Contains("invalid_grant", StringComparison.Ordinal));
        Assert.All(said, static text => Assert.DoesNotContain("CANARY", text, StringComparison.Ordinal));
        Assert.DoesNotContain("CANARY", server.Rig.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", telemetry.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(1501)]
    public void A_margin_outside_its_range_is_refused(int seconds) =>
        Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => new HubSpotRig(o => o.TokenRefreshMargin = TimeSpan.FromSeconds(seconds)));

    [Fact]
    public async Task A_credential_without_a_client_says_what_to_do() =>
        Assert.Contains("HubSpotOptions.Credential", (await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await HubSpotCredential.OAuth("c", Secret.From("s"), Secret.From("r")).GetTokenAsync())).Message, StringComparison.Ordinal);
}
