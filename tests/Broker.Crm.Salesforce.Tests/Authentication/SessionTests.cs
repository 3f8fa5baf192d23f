using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;
using Broker.TestSupport;

namespace Broker.Crm.Salesforce.Tests.Authentication;

public sealed class SessionTests
{
    [Fact]
    public async Task A_hundred_calls_without_a_session_make_one_request()
    {
        TokenServer server = new();
        TaskCompletionSource held = new();
        server.Held = held.Task;

        Task[] calls = [.. Enumerable.Range(0, 100).Select(_ => Task.Run(() => server.GetAsync()))];
        await Eventually.HoldsAsync(() => server.TokenCalls == 1, "the request of a session");
        held.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal((1, 100), (server.TokenCalls, server.ApiCalls));
    }

    [Fact]
    public async Task A_hundred_refused_calls_make_one_request_and_all_succeed()
    {
        TokenServer server = new();
        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromMinutes(1));
        server.Accepted = "00Dxx!CANARY-access-2";

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => server.GetAsync())));

        Assert.Equal((2, 0), (server.TokenCalls, server.Replays));
    }

    [Fact]
    public async Task A_call_that_was_refused_with_an_older_token_goes_again_with_the_present_one()
    {
        TokenServer server = new();
        await server.GetAsync();
        SalesforceSession first = await server.Credential.GetSessionAsync();
        server.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await server.Credential.TryRenewSessionAsync(first));
        Assert.True(await server.Credential.TryRenewSessionAsync(first));
        Assert.True(await server.Credential.TryRenewSessionAsync(new SalesforceSession(Secret.From(first.AccessToken.Reveal()), first.InstanceUrl)));

        Assert.Equal(2, server.TokenCalls);
    }

    [Fact]
    public async Task A_session_that_keeps_being_refused_is_renewed_once_per_call_and_not_at_all_when_it_is_new()
    {
        TokenServer server = new();
        await server.GetAsync();
        server.Accepted = "none";
        server.Time.Advance(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());

        Assert.Equal((2, 4), (server.TokenCalls, server.ApiCalls));
    }

    [Theory]
    [InlineData("""[{"message":"Connected app is not attached to Agent","errorCode":"INVALID_SESSION_ID"}]""")]
    [InlineData("""[{"message":"This session is not valid for use with the REST API","errorCode":"INVALID_SESSION_ID"}]""")]
    [InlineData("""[{"message":"INVALID_HEADER_TYPE","errorCode":"INVALID_AUTH_HEADER"}]""")]
    public async Task A_refusal_that_no_new_session_cures_is_told_at_once(string body)
    {
        TokenServer server = new() { RefusalOfCalls = body };
        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromMinutes(1));
        server.Accepted = "none";

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());

        Assert.Equal((1, 2), (server.TokenCalls, server.ApiCalls));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""[{"errorCode":"SOMETHING_NEW"}]""")]
    public async Task A_401_of_another_form_is_renewed_too(string body)
    {
        TokenServer server = new() { RefusalOfCalls = body };
        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromMinutes(1));
        server.Accepted = "00Dxx!CANARY-access-2";

        await server.GetAsync();

        Assert.Equal((2, 3), (server.TokenCalls, server.ApiCalls));
    }

    [Fact]
    public async Task The_address_of_the_org_is_followed_when_it_changes_with_a_renewal()
    {
        TokenServer server = new();
        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromMinutes(1));
        server.Accepted = "00Dxx!CANARY-access-2";
        server.Instance = "https://acme-moved.my.salesforce.test";

        await server.GetAsync();

        Assert.Equal(["acme.my.salesforce.test", "acme.my.salesforce.test", "acme-moved.my.salesforce.test"], server.Hosts);
        Assert.Equal("00Dxx0000000001AAA", (await server.Credential.GetSessionAsync()).OrganizationId);
    }

    [Fact]
    public async Task A_session_is_renewed_ahead_only_when_its_life_is_told_and_no_call_waits()
    {
        TokenServer plain = new();
        await plain.GetAsync();
        plain.Time.Advance(TimeSpan.FromDays(2));
        await plain.GetAsync();
        Assert.Equal(1, plain.TokenCalls);

        TokenServer server = new(new TestStore(), o => o.SessionLife = TimeSpan.FromHours(2));
        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromMinutes(114));
        await server.GetAsync();
        Assert.Equal(1, server.TokenCalls);
        server.Time.Advance(TimeSpan.FromMinutes(2));
        TaskCompletionSource held = new();
        server.Held = held.Task;
        await server.GetAsync();
        await Eventually.HoldsAsync(() => server.TokenCalls == 2, "the request of the next session");
        Assert.Equal("Bearer 00Dxx!CANARY-access-1", server.Rig.Server.Requests.Last(static r => r.Method == "GET").Headers["Authorization"]);
        held.SetResult();
        await Eventually.HoldsAsync(
            async () =>
            {
                await server.GetAsync();
                return server.Rig.Server.Requests[^1].Headers["Authorization"] == "Bearer 00Dxx!CANARY-access-2";
            },
            "the next session is used");
        Assert.Equal((2, 0), (server.TokenCalls, server.Replays));
    }

    [Fact]
    public async Task A_cancelled_call_does_not_cancel_the_renewal_of_the_others()
    {
        TokenServer server = new();
        TaskCompletionSource held = new();
        server.Held = held.Task;
        using CancellationTokenSource given = new();
        Task first = server.GetAsync(given.Token);
        await Eventually.HoldsAsync(() => server.TokenCalls == 1, "the request of a session");
        Task second = server.GetAsync();

        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        held.SetResult();
        await second;

        Assert.Equal((1, 1), (server.TokenCalls, server.ApiCalls));
    }

    [Fact]
    public async Task A_session_that_cannot_be_renewed_after_a_refusal_says_why()
    {
        TokenServer server = new();
        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromMinutes(1));
        server.Accepted = "none";
        server.Refusals.Enqueue((400, TokenServer.InvalidGrant));

        AuthenticationFailedException error = await Assert.ThrowsAsync<AuthenticationFailedException>(() => server.GetAsync());

        Assert.Equal(("invalid_grant", 2, 2), (error.ProviderCode, server.TokenCalls, server.ApiCalls));
        Assert.Contains("authorize the app again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_outage_of_the_login_host_after_a_refusal_is_waited_out()
    {
        TokenServer server = new(SalesforceCredential.JwtBearer("client-1", "u@example.com", TestKeys.Pkcs8));
        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromMinutes(1));
        server.Accepted = "00Dxx!CANARY-access-2";
        server.Refusals.Enqueue((503, ""));

        await server.GetAsync();

        Assert.Equal((3, 3), (server.TokenCalls, server.ApiCalls));
    }

    [Fact]
    public async Task A_session_of_somewhere_else_is_not_renewed()
    {
        SalesforceRig rig = new();
        rig.Server.Answer(401, TokenServer.InvalidSession);

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => rig.Client.Limits.GetAsync());

        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task A_credential_belongs_to_one_org_and_needs_a_client()
    {
        SalesforceOAuthCredential credential = SalesforceCredential.RefreshToken("c", null, Secret.From("r"));
        Assert.Contains("SalesforceOptions.Credential", (await Assert.ThrowsAsync<InvalidOperationException>(async () => await credential.GetSessionAsync())).Message, StringComparison.Ordinal);
        _ = new SalesforceRig(o => o.Credential = credential);
        _ = new SalesforceRig(o => o.Credential = credential);

        Assert.Throws<InvalidOperationException>(() => new SalesforceRig(o => (o.Credential, o.BaseAddress) = (credential, new Uri("https://test.salesforce.com"))));
    }
}
