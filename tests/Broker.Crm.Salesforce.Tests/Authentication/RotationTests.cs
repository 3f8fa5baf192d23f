using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;
using Broker.TestSupport;

namespace Broker.Crm.Salesforce.Tests.Authentication;

public sealed class RotationTests
{
    [Fact]
    public async Task The_order_is_lock_look_ask_save_unlock_use()
    {
        TestStore store = new() { Mutex = new SemaphoreSlim(1) };
        TokenServer server = new(store) { Stored = () => store.Refresh };

        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromHours(1));
        server.Accepted = "00Dxx!CANARY-access-2";
        await server.GetAsync();

        Assert.Equal(["lock", "load", "save", "unlock", "lock", "load", "save", "unlock"], store.Steps);
        Assert.Equal(["CANARY-refresh-1", "CANARY-refresh-1", "CANARY-refresh-2"], server.StoredAtUse);
        Assert.Equal(("00Dxx0000000001AAA", "005xx0000000001AAA", true), (store.Kept!.OrganizationId, store.Kept.UserId, store.Kept.RefreshTokenRotates));
    }

    [Fact]
    public async Task Tokens_that_could_not_be_saved_are_not_used_and_are_saved_by_a_later_call_without_asking_again()
    {
        TestStore store = new() { FailingSaves = 2 };
        TokenServer server = new(store, o => o.Resilience.MaxRetries = 0);

        BrokerApiException error = await Assert.ThrowsAsync<BrokerApiException>(() => server.GetAsync());
        Assert.Equal((0, Outcome.NotSent, true), (server.ApiCalls, error.Outcome, error.IsTransient));
        Assert.Contains("IOException", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", error.ToString(), StringComparison.Ordinal);
        server.Time.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<BrokerApiException>(() => server.GetAsync());
        server.Time.Advance(TimeSpan.FromMinutes(2));
        await server.GetAsync();

        Assert.Equal((1, 3, 0, "CANARY-refresh-1"), (server.TokenCalls, store.Saves, server.Replays, store.Refresh));
    }

    [Fact]
    public async Task A_newer_authorization_in_the_store_comes_before_tokens_that_could_not_be_saved()
    {
        TestStore store = new() { FailingSaves = 1 };
        TokenServer server = new(store, o => o.Resilience.MaxRetries = 0);
        await Assert.ThrowsAsync<BrokerApiException>(() => server.GetAsync());
        store.Kept = new SalesforceTokens { RefreshToken = Secret.From("other"), AccessToken = Secret.From("access-of-another"), InstanceUrl = new Uri("https://b.my.salesforce.test") };
        server.Time.Advance(TimeSpan.FromMinutes(2));

        await server.GetAsync();

        Assert.Equal("Bearer access-of-another", server.Rig.Server.Requests[^1].Headers["Authorization"]);
        Assert.Equal(("other", 1, "b.my.salesforce.test"), (store.Refresh, server.TokenCalls, Assert.Single(server.Hosts)));
    }

    [Fact]
    public async Task A_store_that_fell_back_does_not_make_a_used_token_be_sent_again()
    {
        TestStore store = new();
        TokenServer server = new(store);
        SalesforceTokens old = store.Kept!;
        await server.GetAsync();
        store.Kept = old;
        server.Time.Advance(TimeSpan.FromMinutes(1));
        server.Accepted = "00Dxx!CANARY-access-2";

        await server.GetAsync();

        Assert.Equal((2, 0, "CANARY-refresh-2"), (server.TokenCalls, server.Replays, store.Refresh));
    }

    [Fact]
    public async Task What_another_program_saved_is_used_without_a_request()
    {
        TestStore store = new();
        TokenServer server = new(store);
        await server.GetAsync();
        store.Kept = new SalesforceTokens { RefreshToken = Secret.From("CANARY-refresh-x"), AccessToken = Secret.From("00Dxx!CANARY-access-x") };
        server.Time.Advance(TimeSpan.FromMinutes(1));
        server.Accepted = "00Dxx!CANARY-access-x";

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync()); // no instance_url, and the login host is no org
        store.Kept = new SalesforceTokens { RefreshToken = Secret.From("CANARY-refresh-x"), AccessToken = Secret.From("00Dxx!CANARY-access-x"), InstanceUrl = new Uri(server.Instance) };
        server.Time.Advance(TimeSpan.FromMinutes(1));
        await server.GetAsync();

        Assert.Equal((1, 1), (server.TokenCalls, store.Saves));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_a_refused_refresh_the_store_is_looked_at_again_twice(int look)
    {
        TestStore store = new("CANARY-used-up-by-another");
        store.OnLoad = loads => store.Kept = loads < look
            ? store.Kept
            : new SalesforceTokens { RefreshToken = Secret.From("CANARY-refresh-x"), AccessToken = Secret.From("00Dxx!CANARY-access-x"), InstanceUrl = new Uri("https://acme.my.salesforce.test") };
        TokenServer server = new(store);

        await server.GetAsync();

        Assert.Equal((1, 1), (server.TokenCalls, server.ApiCalls));
        Assert.Equal("Bearer 00Dxx!CANARY-access-x", server.Rig.Server.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_successor_without_an_access_token_is_refreshed_at_once()
    {
        TestStore store = new("CANARY-used-up-by-another");
        store.OnLoad = loads => store.Kept = loads == 1 ? new SalesforceTokens { RefreshToken = Secret.From("CANARY-refresh-0") } : store.Kept;
        TokenServer server = new(store);

        await server.GetAsync();

        Assert.Equal((2, 1, "CANARY-refresh-1"), (server.TokenCalls, server.ApiCalls, store.Refresh));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_is_never_followed_by_the_same_token(bool applied)
    {
        TestStore store = new();
        TokenServer server = new(store);
        server.LostAnswers = applied ? 1 : 0;
        if (!applied)
        {
            server.Refusals.Enqueue((0, ""));
        }

        AuthenticationFailedException error = await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());
        for (int i = 0; i < 20; i++)
        {
            server.Time.Advance(TimeSpan.FromMinutes(1));
            await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());
        }

        Assert.Equal((1, 0, 0, false), (server.TokenCalls, server.ApiCalls, server.Replays, error.IsTransient));
        Assert.Contains("RefreshTokenRotation", error.Message, StringComparison.Ordinal);
        Assert.Equal(Outcome.NotSent, error.Outcome);

        server.Credential.Replace(Secret.From(applied ? "CANARY-refresh-1" : "CANARY-refresh-0"));
        await server.GetAsync();
        Assert.Equal((2, 0, "CANARY-refresh-2"), (server.TokenCalls, server.Replays, applied ? store.Refresh : "CANARY-refresh-2"));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(503, "<html>")]
    [InlineData(408, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"token_type":"Bearer"}""")]
    [InlineData(200, """{"access_token":"a b"}""")]
    [InlineData(400, """{"error":"unknown_error","error_description":"retry your request"}""")]
    public async Task Every_answer_that_leaves_the_refresh_open_counts_as_lost(int status, string body)
    {
        TokenServer server = new();
        server.Refusals.Enqueue((status, body));

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());
        server.Time.Advance(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());

        Assert.Equal(1, server.TokenCalls);
    }

    [Theory]
    [InlineData(-1, "")]
    [InlineData(429, "")]
    [InlineData(403, "<html>")]
    [InlineData(404, "")]
    [InlineData(302, "")]
    [InlineData(400, """{"error":"invalid_grant","error_description":"login rate exceeded"}""")]
    public async Task A_refusal_that_is_not_about_the_token_leaves_it_good(int status, string body)
    {
        TokenServer server = new(new TestStore(), o => o.Resilience.MaxRetries = 0);
        server.Refusals.Enqueue((status, body));

        await Assert.ThrowsAnyAsync<BrokerApiException>(() => server.GetAsync());
        server.Time.Advance(TimeSpan.FromMinutes(2));
        await server.GetAsync();

        Assert.Equal((2, 1, 0), (server.TokenCalls, server.ApiCalls, server.Replays));
    }

    [Fact]
    public async Task Without_rotation_a_lost_answer_is_repeated_after_a_wait()
    {
        TokenServer told = new(new TestStore(), o => o.RefreshTokenRotation = false) { Rotates = false };
        told.Refusals.Enqueue((0, ""));
        told.Refusals.Enqueue((503, ""));
        await told.GetAsync();
        Assert.Equal((3, 1), (told.TokenCalls, told.ApiCalls));

        TestStore store = new();
        TokenServer learned = new(store) { Rotates = false };
        await learned.GetAsync();
        Assert.Equal((false, "CANARY-refresh-0"), (store.Kept!.RefreshTokenRotates, store.Refresh));
        learned.Time.Advance(TimeSpan.FromMinutes(1));
        learned.Accepted = "00Dxx!CANARY-access-2";
        learned.Refusals.Enqueue((503, ""));
        await learned.GetAsync();
        Assert.Equal((3, 3), (learned.TokenCalls, learned.ApiCalls));
    }

    [Fact]
    public async Task What_the_store_knows_about_rotation_survives_a_restart()
    {
        TestStore store = new() { Kept = new SalesforceTokens { RefreshToken = Secret.From("CANARY-refresh-0"), RefreshTokenRotates = false } };
        TokenServer server = new(store) { Rotates = false };
        server.Refusals.Enqueue((503, ""));

        await server.GetAsync();

        Assert.Equal(2, server.TokenCalls);
    }

    [Fact]
    public async Task A_lost_answer_is_made_good_by_what_another_program_saves()
    {
        TestStore store = new();
        store.OnLoad = loads => store.Kept = loads < 2
            ? store.Kept
            : new SalesforceTokens { RefreshToken = Secret.From("CANARY-refresh-x"), AccessToken = Secret.From("00Dxx!CANARY-access-x"), InstanceUrl = new Uri("https://acme.my.salesforce.test") };
        TokenServer server = new(store) { LostAnswers = 1 };

        await server.GetAsync();

        Assert.Equal((1, 1), (server.TokenCalls, server.ApiCalls));
    }

    [Fact]
    public async Task A_refused_refresh_token_is_final_until_it_is_replaced_or_the_store_has_another()
    {
        TestStore store = new("CANARY-other");
        TokenServer server = new(store);
        AuthenticationFailedException first = await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());
        int loads = store.Loads;
        for (int i = 0; i < 10; i++)
        {
            await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());
        }

        Assert.Equal((1, loads), (server.TokenCalls, store.Loads));
        Assert.Equal(("invalid_grant", true), (first.ProviderCode, first.Error.CodeIsListed));
        for (int i = 0; i < 10; i++)
        {
            server.Time.Advance(TimeSpan.FromMinutes(1));
            await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());
        }

        Assert.Equal(1, server.TokenCalls);
        store.Kept = new SalesforceTokens { RefreshToken = Secret.From("CANARY-refresh-0") };
        server.Time.Advance(TimeSpan.FromSeconds(31));
        await server.GetAsync();
        Assert.Equal((2, "CANARY-refresh-1"), (server.TokenCalls, store.Refresh));
    }

    [Fact]
    public async Task Two_programs_that_share_a_store_with_a_lock_refresh_once_between_them()
    {
        TestStore store = new() { Mutex = new SemaphoreSlim(1) };
        TokenServer server = new(store);
        StubForward other = new(server.Rig.Server);
        SalesforceClient second = new(
            new SalesforceOptions { Credential = SalesforceCredential.RefreshToken("client-1", Secret.From("CANARY-client-secret"), store) }, new HttpClient(other), timeProvider: server.Time);

        await Task.WhenAll(Task.Run(() => server.GetAsync()), Task.Run(() => second.Limits.GetAsync()));

        Assert.Equal((1, 2, 0), (server.TokenCalls, server.ApiCalls, server.Replays));
    }

    [Fact]
    public async Task A_token_that_is_replaced_while_a_refresh_runs_is_the_one_that_stays()
    {
        TestStore store = new("CANARY-other");
        TokenServer server = new(store, o => o.Resilience.MaxRetries = 0);
        TaskCompletionSource held = new();
        server.Held = held.Task;
        Task overtaken = server.GetAsync();
        await Eventually.HoldsAsync(() => server.TokenCalls == 1, "the request of a session");

        server.Credential.Replace(Secret.From("CANARY-refresh-0"));
        Task next = server.GetAsync();
        held.SetResult();
        await Assert.ThrowsAsync<BrokerApiException>(() => overtaken);
        await next;

        Assert.Equal((2, 1, 0, "CANARY-refresh-1"), (server.TokenCalls, server.ApiCalls, server.Replays, store.Refresh));
    }

    [Fact]
    public async Task Ten_renewals_in_a_row_use_each_refresh_token_once()
    {
        TestStore store = new();
        TokenServer server = new(store);
        for (int i = 1; i <= 10; i++)
        {
            server.Accepted = $"00Dxx!CANARY-access-{i}";
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => server.GetAsync())));
            server.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((10, 10, 0, "CANARY-refresh-10"), (server.TokenCalls, store.Saves, server.Replays, store.Refresh));
    }

    [Fact]
    public async Task A_restart_uses_what_the_store_kept()
    {
        TestStore store = new();
        await new TokenServer(store).GetAsync();
        TokenServer restarted = new(store);

        await restarted.GetAsync();

        Assert.Equal(0, restarted.TokenCalls);
        Assert.Equal("Bearer 00Dxx!CANARY-access-1", Assert.Single(restarted.Rig.Server.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task A_store_without_a_refresh_token_says_so()
    {
        TokenServer server = new(new TestStore(null));

        AuthenticationFailedException error = await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());

        Assert.Contains("no refresh token", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.TokenCalls);
    }

    [Fact]
    public async Task A_store_that_hangs_does_not_hold_calls_for_ever()
    {
        HangingStore store = new();
        TokenServer server = new(store, o => o.Resilience.MaxRetries = 0);
        Task call = server.GetAsync();
        await Eventually.HoldsAsync(() => store.Asked == 1, "the store is asked");
        await Eventually.HoldsAsync(() => call.IsCompleted, "the call gives up", server.Time, TimeSpan.FromSeconds(20));

        Assert.True((await Assert.ThrowsAsync<BrokerApiException>(() => call)).Error.Kind is ErrorKind.Timeout or ErrorKind.Unavailable);
        store.Hangs = false;

        // The clock moves before every try: the renewal that hung may tell its end, and the wait before the next, only after the call gave up.
        await Eventually.HoldsAsync(
            async () => await Record.ExceptionAsync(() => server.GetAsync()) is null, "a call succeeds", server.Time, TimeSpan.FromMinutes(2));
    }

    private sealed class HangingStore : ISalesforceTokenStore
    {
        private readonly TestStore inner = new();

        public int Asked { get; private set; }

        public bool Hangs { get; set; } = true;

        public async ValueTask<SalesforceTokens?> LoadAsync(CancellationToken cancellationToken = default)
        {
            Asked++;
            if (Hangs)
            {
                await new TaskCompletionSource().Task;
            }

            return await inner.LoadAsync(cancellationToken);
        }

        public ValueTask SaveAsync(SalesforceTokens tokens, CancellationToken cancellationToken = default) => inner.SaveAsync(tokens, cancellationToken);
    }

    private sealed class StubForward(HttpMessageHandler inner) : DelegatingHandler(inner);
}
