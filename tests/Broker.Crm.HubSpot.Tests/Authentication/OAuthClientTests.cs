using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;
using Broker.TestSupport;
using Microsoft.Extensions.Options;

namespace Broker.Crm.HubSpot.Tests.Authentication;

public sealed class OAuthClientTests
{
    private static readonly Uri Back = new("https://app.example.com/back?x=1");
    private readonly StubHttpHandler server = new();
    private readonly FakeTimeProvider time = new() { AutoAdvance = true };

    [Fact]
    public async Task A_code_is_exchanged_in_a_form_body()
    {
        server.Answer(200, """{"access_token":"CANARY-a","refresh_token":"CANARY-r","expires_in":"1800","token_type":"bearer","hub_id":12345678901,"scopes":["oauth",7,null],"x":[{}]}""");

        HubSpotTokens tokens = await Client().ExchangeCodeAsync(Secret.From("c/1"), Back, Secret.From("v"));

        StubRequest request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/oauth/2026-09/token"), (request.Method, request.PathAndQuery));
        Assert.Equal("application/x-www-form-urlencoded", request.Headers["Content-Type"]);
        Assert.Equal("grant_type=authorization_code&code=c%2F1&redirect_uri=https%3A%2F%2Fapp.example.com%2Fback%3Fx%3D1&code_verifier=v&client_id=id&client_secret=CANARY-s", request.Body);
        Assert.Equal(("CANARY-a", "CANARY-r"), (tokens.AccessToken!.Reveal(), tokens.RefreshToken!.Reveal()));
        Assert.Equal((12345678901L, time.GetUtcNow().AddMinutes(30)), (tokens.HubId, tokens.ExpiresAt));
        Assert.Equal(["oauth", "7"], tokens.Scopes);
        Assert.DoesNotContain("CANARY", tokens.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_grants_and_paths_follow_the_version()
    {
        server.Answer(200, """{"access_token":"a"}""").Answer(200, """{"access_token":"a"}""").Answer(200, """{"active":true,"hub_id":5,"user_id":6,"app_id":"7","client_id":"id","expires_in":60,"token_use":"access_token","token":"CANARY","scopes":["s"],"signed_access_token":{"a":[1]}}""").Answer(204, "");
        HubSpotOAuthClient client = Client("2026-03");

        HubSpotTokens refreshed = await client.RefreshAsync(Secret.From("r"));
        await client.ClientCredentialsAsync(["a", "b"]);
        HubSpotTokenInfo info = await client.IntrospectAsync(Secret.From("t"));
        await client.RevokeAsync(Secret.From("t"));

        Assert.Equal(["/oauth/2026-03/token", "/oauth/2026-03/token", "/oauth/2026-03/token/introspect", "/oauth/2026-03/token/revoke"], server.Requests.Select(r => r.PathAndQuery));
        Assert.StartsWith("grant_type=refresh_token&refresh_token=r&", server.Requests[0].Body, StringComparison.Ordinal);
        Assert.StartsWith("grant_type=client_credentials&scope=a%20b&", server.Requests[1].Body, StringComparison.Ordinal);
        Assert.StartsWith("token=t&token_type_hint=access_token&", server.Requests[2].Body, StringComparison.Ordinal);
        Assert.StartsWith("token=t&token_type_hint=refresh_token&", server.Requests[3].Body, StringComparison.Ordinal);
        Assert.Null(refreshed.RefreshToken);
        Assert.Equal((true, 5L, 6L, 7L, TimeSpan.FromMinutes(1)), (info.IsActive, info.HubId!.Value, info.UserId!.Value, info.AppId!.Value, info.ExpiresIn!.Value));
        Assert.DoesNotContain("CANARY", info.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant","status":"BAD_REFRESH_TOKEN"}""", "invalid_grant")]
    [InlineData(400, """{"status":"BAD_AUTH_CODE","message":"CANARY"}""", "BAD_AUTH_CODE")]
    [InlineData(401, """{"error":"invalid_client","error_description":"CANARY"}""", "invalid_client")]
    [InlineData(401, "<html>", "none")]
    public async Task A_refusal_is_told_by_its_own_envelope_and_is_not_sent_again(int status, string body, string code)
    {
        server.Answer(status, body);

        AuthenticationFailedException error = await Assert.ThrowsAsync<AuthenticationFailedException>(() => Client().RefreshAsync(Secret.From("CANARY")));

        Assert.Equal((1, code), (server.Count, error.Error.PrintableCode));
        Assert.DoesNotContain("CANARY", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_never_sent_twice()
    {
        server.Answer(503, "");

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => Client().ExchangeCodeAsync(Secret.From("c"), Back));

        Assert.Equal(1, server.Count);
    }

    [Fact]
    public void The_page_to_install_names_everything_once_and_escaped()
    {
        Uri page = Client().AuthorizeUri(Back, ["crm.objects.contacts.read", "oauth"], "s&t", ["tickets"], "ch");

        Assert.Equal(
            "https://app.hubspot.com/oauth/authorize?client_id=id&redirect_uri=https%3A%2F%2Fapp.example.com%2Fback%3Fx%3D1&scope=crm.objects.contacts.read%20oauth&state=s%26t&optional_scope=tickets&code_challenge=ch&code_challenge_method=S256",
            page.AbsoluteUri);
        Assert.Throws<ArgumentException>(() => Client().AuthorizeUri(Back, [], "s"));
        Assert.Throws<ArgumentException>(() => Client().AuthorizeUri(Back, ["a"], " "));
        Assert.Throws<ArgumentException>(() => Client().AuthorizeUri(new Uri("/x", UriKind.Relative), ["a"], "s"));
    }

    [Fact]
    public void Missing_options_are_named() => Assert.Contains(
        "ClientSecret", Assert.Throws<OptionsValidationException>(() => new HubSpotOAuthClient(new HubSpotOAuthOptions { ClientId = "x" })).Message, StringComparison.Ordinal);

    private HubSpotOAuthClient Client(string version = "2026-09") =>
        new(new HubSpotOAuthOptions { ClientId = "id", ClientSecret = Secret.From("CANARY-s"), ApiVersion = version }, new HttpClient(server), timeProvider: time);
}
