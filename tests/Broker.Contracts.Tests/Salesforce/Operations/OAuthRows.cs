using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;
using static Broker.Contracts.Tests.Salesforce.Operations.Rows;

namespace Broker.Contracts.Tests.Salesforce.Operations;

/// <summary>The endpoints of an app (contracts/salesforce.md 2).</summary>
internal static class OAuthRows
{
    private const string Username = "ada@example.com";
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly Secret Pem = Secret.From(Key.ExportPkcs8PrivateKeyPem());

    public static IReadOnlyList<SalesforceCall> All { get; } =
    [
        App("JwtBearer", SalesforceSafety.Read, static a => a.JwtBearerAsync(Username, Pem, "https://test.salesforce.com"), static tokens => AreTokens(tokens, null)),
        App("ClientCredentials", SalesforceSafety.Read, static a => a.ClientCredentialsAsync(), static tokens => AreTokens(tokens, null)),
        App("RefreshToken", SalesforceSafety.Once, static a => a.RefreshAsync(Secret.From("refresh-1")), static tokens => AreTokens(tokens, "refresh-2")),
        App("IntrospectToken", SalesforceSafety.Read, static a => a.IntrospectAsync(Secret.From("access-1")), static info =>
        {
            Assert.Equal((true, ClientId, Username, "access_token"), (info.IsActive, info.ClientId, info.Username, info.TokenType));
            Assert.Equal((DateTimeOffset.FromUnixTimeSeconds(1795428000), DateTimeOffset.FromUnixTimeSeconds(1795420800)), (info.ExpiresAt, info.IssuedAt));
            Assert.Equal(["api", "refresh_token"], info.Scopes);
        }),
        App("IntrospectToken, of a refresh token", SalesforceSafety.Read, static a => a.IntrospectAsync(Secret.From("refresh-1"), SalesforceTokenKind.RefreshToken), static info => Assert.False(info.IsActive)) with { MayBeEmpty = true },
        Does("RevokeToken", SalesforceSafety.Repeatable, static c => c.OAuth.RevokeAsync(Secret.From("refresh-1"))) with { IsOAuth = true },
        Read("UserInfo", static c => c.OAuth.GetUserInfoAsync(new SalesforceSession(Secret.From(Token), c.At)), static user =>
        {
            Assert.Equal(("00D000000000001EAA", "005000000000001AAA", Username, "Ada Lovelace"), (user.OrganizationId, user.UserId, user.PreferredUsername, user.Name));
            Assert.Equal((Username, "STANDARD", true), (user.Email, user.UserType, user.IsActive));
        }) with { IsOAuth = true },
    ];

    /// <summary>The assertion that was sent, when it is signed with the key and says what it should.</summary>
    public static string CheckedAssertion(string form)
    {
        string assertion = Uri.UnescapeDataString(form[(form.LastIndexOf('=') + 1)..]);
        string[] parts = assertion.Split('.');
        Assert.Equal(3, parts.Length);
        Assert.Equal("""{"alg":"RS256"}""", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])));
        Assert.True(Key.VerifyData(Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        JsonElement root = claims.RootElement;
        Assert.Equal((ClientId, Username, "https://test.salesforce.com", 4), (root.Text("iss"), root.Text("sub"), root.Text("aud"), root.EnumerateObject().Count()));
        TimeSpan life = DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("exp").GetInt64()) - TimeProvider.System.GetUtcNow();
        Assert.InRange(life, TimeSpan.Zero, TimeSpan.FromMinutes(3)); // seconds and not milliseconds
        return assertion;
    }

    private static SalesforceCall App<T>(string name, SalesforceSafety safety, Func<ISalesforceOAuthClient, Task<T>> call, Action<T> check) => Row(name, safety, c => call(c.OAuth), check) with { IsOAuth = true };

    private static void AreTokens(SalesforceTokens tokens, string? refresh)
    {
        Assert.Equal(("00D5e000000contract!session-2", refresh), (tokens.AccessToken!.Reveal(), tokens.RefreshToken?.Reveal()));
        Assert.Equal((new Uri("https://acme.my.salesforce.com"), "00D000000000001EAA", "005000000000001AAA"), (tokens.InstanceUrl, tokens.OrganizationId, tokens.UserId));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1795420800000), tokens.IssuedAt);
        Assert.Equal(["api", "refresh_token"], tokens.Scopes);
    }
}
