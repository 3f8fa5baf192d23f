using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;
using Broker.TestSupport;
using Microsoft.Extensions.Options;

namespace Broker.Crm.Salesforce.Tests.Authentication;

public sealed class OAuthClientTests
{
    private readonly StubHttpHandler server = new();
    private readonly FakeTimeProvider time = new() { AutoAdvance = true };

    [Fact]
    public async Task A_token_answer_is_read_whole()
    {
        server.Answer(200, """{"access_token":"CANARY-a","refresh_token":"CANARY-r","instance_url":"https://acme.my.salesforce.com/","id":"https://login.salesforce.com/id/00D000000000001AAA/005000000000001AAA","token_type":"bearer","issued_at":"1793000000123","scope":"api refresh_token","signature":"x","x":[{}]}""");

        SalesforceTokens tokens = await Client().RefreshAsync(Secret.From("r/1"));

        StubRequest request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/services/oauth2/token", "application/x-www-form-urlencoded"), (request.Method, request.PathAndQuery, request.Headers["Content-Type"]));
        Assert.Equal("grant_type=refresh_token&refresh_token=r%2F1&client_id=id&client_secret=CANARY-s", request.Body);
        Assert.Equal(("CANARY-a", "CANARY-r", "https://acme.my.salesforce.com/"), (tokens.AccessToken!.Reveal(), tokens.RefreshToken!.Reveal(), tokens.InstanceUrl!.AbsoluteUri));
        Assert.Equal(("00D000000000001AAA", "005000000000001AAA", DateTimeOffset.FromUnixTimeMilliseconds(1793000000123)), (tokens.OrganizationId, tokens.UserId, tokens.IssuedAt));
        Assert.Equal(["api", "refresh_token"], tokens.Scopes);
        Assert.DoesNotContain("CANARY", tokens.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"access_token":"a"}""")]
    [InlineData("""{"access_token":"a","instance_url":"not an address","id":7,"issued_at":"x","scope":null,"token_type":null,"refresh_token":""}""")]
    [InlineData("""{"access_token":"a","instance_url":"http://evil.example","id":"https://x/id/../y","issued_at":1e99,"scope":{}}""")]
    public async Task Everything_but_the_access_token_may_be_missing_or_odd(string body)
    {
        server.Answer(200, body);

        SalesforceTokens tokens = await Client().RefreshAsync(Secret.From("r"));

        Assert.Equal(("a", null, null, null, null, 0), (tokens.AccessToken!.Reveal(), tokens.RefreshToken, tokens.InstanceUrl, tokens.OrganizationId, tokens.IssuedAt, tokens.Scopes.Count));
    }

    [Fact]
    public async Task Tokens_bound_to_a_key_are_refused_clearly()
    {
        server.Answer(200, """{"access_token":"CANARY","token_type":"DPoP"}""");

        AuthenticationFailedException error = await Assert.ThrowsAsync<AuthenticationFailedException>(() => Client().JwtBearerAsync("u", TestKeys.Pkcs8));

        Assert.Contains("DPoP", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Count);
        Assert.DoesNotContain("CANARY", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_is_never_sent_twice_and_the_other_flows_may_be()
    {
        server.Answer(503, "");

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => Client().RefreshAsync(Secret.From("r")));
        Assert.Equal(1, server.Count);
        await Assert.ThrowsAsync<BrokerApiException>(() => Client().JwtBearerAsync("u", TestKeys.Pkcs8));
        Assert.Equal(5, server.Count);
        await Assert.ThrowsAsync<BrokerApiException>(() => Client("https://acme.my.salesforce.com").ClientCredentialsAsync());
        Assert.Equal(9, server.Count);
    }

    [Fact]
    public async Task Client_credentials_are_refused_at_a_shared_login_host()
    {
        Assert.Contains("My Domain", (await Assert.ThrowsAsync<InvalidOperationException>(() => Client().ClientCredentialsAsync())).Message, StringComparison.Ordinal);
        Assert.Contains("My Domain", (await Assert.ThrowsAsync<InvalidOperationException>(() => Client("https://TEST.salesforce.com.").ClientCredentialsAsync())).Message, StringComparison.Ordinal);
        foreach (string host in new[] { "https://login.salesforce.com", "https://test.salesforce.com" })
        {
            OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => new SalesforceRig(o =>
                (o.Credential, o.BaseAddress) = (SalesforceCredential.ClientCredentials("c", Secret.From("CANARY")), new Uri(host))));
            Assert.Contains("BaseAddress is a login host that all orgs share; allowed: the org's own address (My Domain)", error.Message, StringComparison.Ordinal);
        }

        server.Answer(200, """{"access_token":"a"}""");
        await Client("https://acme.my.salesforce.com").ClientCredentialsAsync();
        Assert.Equal("grant_type=client_credentials&client_id=id&client_secret=CANARY-s", Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task Client_credentials_make_sessions_for_calls_at_the_own_host_when_none_is_told()
    {
        server.Answer(200, """{"access_token":"CANARY-a"}""").Answer(200, "{}");
        SalesforceClient client = new(
            new SalesforceOptions { Credential = SalesforceCredential.ClientCredentials("c", Secret.From("s")), BaseAddress = new Uri("https://acme.my.salesforce.com") }, new HttpClient(server), timeProvider: time);

        await client.Limits.GetAsync();

        Assert.Equal(["grant_type=client_credentials&client_id=c&client_secret=s", null], server.Requests.Select(static r => r.Body));
        Assert.Equal("Bearer CANARY-a", server.Requests[1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_token_can_be_asked_about_and_ended()
    {
        server.Answer(200, """{"active":true,"scope":"api web","client_id":"id","username":"CANARY@example.com","sub":"https://x","token_type":"access_token","exp":1793000000,"iat":"1792990000","nbf":1,"x":{}}""")
            .Answer(200, "")
            .Answer(400, """{"error":"invalid_token","error_description":"CANARY"}""")
            .Answer(400, """{"error":"unsupported_token_type","error_description":"this token type is not supported"}""");
        SalesforceOAuthClient client = Client();

        SalesforceTokenInfo info = await client.IntrospectAsync(Secret.From("t"), SalesforceTokenKind.RefreshToken);
        await client.RevokeAsync(Secret.From("t"));
        await client.RevokeAsync(Secret.From("t"));
        await Assert.ThrowsAsync<ValidationFailedException>(() => client.RevokeAsync(Secret.From("t")));

        Assert.Equal(["/services/oauth2/introspect", "/services/oauth2/revoke", "/services/oauth2/revoke", "/services/oauth2/revoke"], server.Requests.Select(static r => r.PathAndQuery));
        Assert.Equal(["token=t&token_type_hint=refresh_token&client_id=id&client_secret=CANARY-s", "token=t", "token=t", "token=t"], server.Requests.Select(static r => r.Body));
        Assert.Equal((true, "CANARY@example.com", DateTimeOffset.FromUnixTimeSeconds(1793000000), DateTimeOffset.FromUnixTimeSeconds(1792990000)), (info.IsActive, info.Username, info.ExpiresAt!.Value, info.IssuedAt!.Value));
        Assert.DoesNotContain("CANARY", info.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_a_session_belongs_to_is_asked_at_its_own_address()
    {
        Uri? asked = null;
        server.Then((request, _) =>
        {
            asked = request.RequestUri;
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{"organization_id":"00D000000000001AAA","user_id":"005000000000001AAA","preferred_username":"CANARY@example.com","name":"CANARY","email":"CANARY","active":true,"urls":{"a":"b"}}""") });
        });

        SalesforceUserInfo user = await Client().GetUserInfoAsync(new SalesforceSession(Secret.From("CANARY-t"), new Uri("https://acme.my.salesforce.com")));

        Assert.Equal("https://acme.my.salesforce.com/services/oauth2/userinfo", asked!.AbsoluteUri);
        Assert.Equal(("GET", "Bearer CANARY-t", null), (server.Requests[0].Method, server.Requests[0].Headers["Authorization"], server.Requests[0].Body));
        Assert.Equal(("00D000000000001AAA", "CANARY@example.com", true), (user.OrganizationId, user.PreferredUsername, user.IsActive));
        Assert.DoesNotContain("CANARY", user.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_options_are_named() => Assert.Contains(
        "ClientId", Assert.Throws<OptionsValidationException>(() => new SalesforceOAuthClient(new SalesforceOAuthOptions())).Message, StringComparison.Ordinal);

    private SalesforceOAuthClient Client(string address = "https://login.salesforce.com") =>
        new(new SalesforceOAuthOptions { ClientId = "id", ClientSecret = Secret.From("CANARY-s"), BaseAddress = new Uri(address) }, new HttpClient(server), timeProvider: time);
}
