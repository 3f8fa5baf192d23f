using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;

namespace Broker.Testing.Tests.Salesforce;

public sealed class OAuthTests : SalesforceTest
{
    private const string App = "client_id=c&client_secret=s";

    [Fact]
    public async Task Client_credentials_bring_a_session_that_names_the_org()
    {
        var (status, body) = await TokenAsync($"grant_type=client_credentials&{App}");

        Assert.Equal(200, status);
        Assert.Equal(Org.BaseAddress.AbsoluteUri.TrimEnd('/'), (string)body["instance_url"]!);
        Assert.Contains($"/id/{Org.OrganizationId}/005", (string)body["id"]!, StringComparison.Ordinal);
        Assert.False(body.AsObject().ContainsKey("expires_in"));
        Assert.IsType<string>((string)body["issued_at"]!);
        LogIn((string)body["access_token"]!);
        Assert.Equal(200, (await CallAsync("GET", "limits")).Status);
        var (_, user) = await CallAsync("GET", "/services/oauth2/userinfo");
        Assert.Equal(Org.OrganizationId, (string)user!["organization_id"]!);
    }

    [Theory]
    [InlineData("grant_type=client_credentials&client_id=c", "invalid_client")]
    [InlineData("grant_type=client_credentials&client_id=c&client_secret=invalid", "invalid_client")]
    [InlineData("grant_type=password&username=a&password=b", "unsupported_grant_type")]
    [InlineData("", "unsupported_grant_type")]
    [InlineData($"grant_type=refresh_token&refresh_token=nope&{App}", "invalid_grant")]
    public async Task Wrong_requests_are_refused_in_the_shape_of_OAuth(string form, string error)
    {
        var (status, body) = await TokenAsync(form);

        Assert.Equal(400, status);
        Assert.Equal(error, (string)body["error"]!);
        Assert.NotNull(body["error_description"]);
    }

    [Fact]
    public async Task An_unknown_or_expired_token_is_an_invalid_session()
    {
        Org.AdvanceClock(TimeSpan.FromMinutes(100));
        Assert.Equal(200, (await CallAsync("GET", "limits")).Status);
        Org.AdvanceClock(TimeSpan.FromMinutes(100));
        Assert.Equal(200, (await CallAsync("GET", "limits")).Status);
        Org.AdvanceClock(TimeSpan.FromHours(2));
        AssertError(await CallAsync("GET", "limits"), 401, "INVALID_SESSION_ID");
        LogIn("nobody");
        AssertError(await CallAsync("GET", "limits"), 401, "INVALID_SESSION_ID");
        LogIn(Org.IssueAccessToken());
        Org.ExpireSessions();
        AssertError(await CallAsync("GET", "limits"), 401, "INVALID_SESSION_ID");
    }

    [Fact]
    public async Task A_rotated_refresh_token_is_good_once_and_its_replay_revokes_all()
    {
        Org.RotateRefreshTokens = true;
        var first = Org.IssueRefreshToken();
        var (_, body) = await TokenAsync($"grant_type=refresh_token&refresh_token={first}&{App}");
        var second = (string)body["refresh_token"]!;
        Assert.NotEqual(first, second);
        LogIn((string)body["access_token"]!);
        Assert.Equal(200, (await CallAsync("GET", "limits")).Status);

        Assert.Equal(400, (await TokenAsync($"grant_type=refresh_token&refresh_token={first}&{App}")).Status);

        AssertError(await CallAsync("GET", "limits"), 401, "INVALID_SESSION_ID");
        Assert.Equal(400, (await TokenAsync($"grant_type=refresh_token&refresh_token={second}&{App}")).Status);
    }

    [Fact]
    public async Task Without_rotation_a_refresh_token_stays_good()
    {
        var token = Org.IssueRefreshToken();
        for (var i = 0; i < 2; i++)
        {
            var (status, body) = await TokenAsync($"grant_type=refresh_token&refresh_token={token}&{App}");
            Assert.Equal(200, status);
            Assert.Null(body["refresh_token"]);
        }
    }

    [Theory]
    [InlineData("https://login.salesforce.com", 180, true, "")]
    [InlineData("https://login.example.com", 180, true, "audience is invalid")]
    [InlineData("https://login.salesforce.com", -1, true, "token validity expired")]
    [InlineData("https://login.salesforce.com", 1_700_000_000_000, true, "token validity expired")]
    [InlineData("https://login.salesforce.com", 180, false, "invalid signature")]
    public async Task A_jwt_assertion_needs_the_right_audience_time_and_key(string audience, long seconds, bool rightKey, string error)
    {
        using var key = RSA.Create(2048);
        using var other = RSA.Create(2048);
        Org.JwtPublicKeyPem = (rightKey ? key : other).ExportSubjectPublicKeyInfoPem();
        var claims = $$"""{"iss":"c","sub":"u@example.com","aud":"{{audience}}","exp":{{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds}}}""";
        var unsigned = Base64Url.EncodeToString("""{"alg":"RS256"}"""u8) + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims));
        var assertion = unsigned + "." + Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        var (status, body) = await TokenAsync("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=" + assertion);

        Assert.Equal(error.Length == 0 ? 200 : 400, status);
        Assert.Equal(error, (string?)body["error_description"] ?? "");
    }

    [Fact]
    public async Task Tokens_can_be_looked_into_and_revoked()
    {
        var token = Org.IssueAccessToken();
        Assert.True((bool)(await PostFormAsync("introspect", $"token={token}&{App}")).Body["active"]!);
        using var revoked = await Http.PostAsync(new Uri("services/oauth2/revoke", UriKind.Relative), Form("token=" + token));
        Assert.Equal(200, (int)revoked.StatusCode);
        Assert.False((bool)(await PostFormAsync("introspect", $"token={token}&{App}")).Body["active"]!);
    }

    [Fact]
    public async Task The_instance_can_move_and_token_faults_have_the_shape_of_OAuth()
    {
        Org.InstanceUrl = new Uri("https://elsewhere.example/");
        Assert.Equal("https://elsewhere.example", (string)(await TokenAsync($"grant_type=client_credentials&{App}")).Body["instance_url"]!);
        Org.Next("oauth/token", new Fault { Kind = FaultKind.Status, Status = 400, Code = "invalid_grant", Message = "user hasn't approved this consumer" });
        Assert.Equal("invalid_grant", (string)(await TokenAsync($"grant_type=client_credentials&{App}")).Body["error"]!);
        Assert.Equal(2, Org.Calls("oauth/token"));
    }

    private static StringContent Form(string form) => new(form, Encoding.UTF8, "application/x-www-form-urlencoded");

    private Task<(int Status, JsonNode Body)> TokenAsync(string form) => PostFormAsync("token", form);

    private async Task<(int Status, JsonNode Body)> PostFormAsync(string call, string form)
    {
        using var response = await Http.PostAsync(new Uri("services/oauth2/" + call, UriKind.Relative), Form(form));
        return ((int)response.StatusCode, await JsonAsync(response));
    }
}
