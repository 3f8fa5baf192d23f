using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;

namespace Broker.Crm.Salesforce.Tests.Authentication;

public sealed class JwtTests
{
    [Theory]
    [InlineData("https://login.salesforce.com", null, "https://login.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com", null, "https://login.salesforce.com")]
    [InlineData("https://test.salesforce.com", null, "https://test.salesforce.com")]
    [InlineData("https://acme--dev.sandbox.my.salesforce.com", null, "https://test.salesforce.com")]
    [InlineData("https://login.salesforce.com", "https://acme.my.site.com", "https://acme.my.site.com")]
    public async Task An_assertion_names_app_user_and_audience_and_ends_in_three_minutes_in_seconds(string address, string? audience, string expected)
    {
        TokenServer server = new(SalesforceCredential.JwtBearer("client-1", "ü\"ser@example.com", TestKeys.Pkcs1, audience), o => o.BaseAddress = new Uri(address));
        await server.GetAsync();

        (JsonElement header, JsonElement claims) = Parse(server.TokenBodies[0]);

        Assert.Equal("RS256", header.GetProperty("alg").GetString());
        Assert.Equal(("client-1", "ü\"ser@example.com", expected), (claims.GetProperty("iss").GetString(), claims.GetProperty("sub").GetString(), claims.GetProperty("aud").GetString()));
        Assert.Equal(server.Time.GetUtcNow().AddMinutes(3).ToUnixTimeSeconds(), claims.GetProperty("exp").GetInt64());
        Assert.DoesNotContain("client_secret", server.TokenBodies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_token_request_has_an_assertion_of_its_own()
    {
        TokenServer server = new(SalesforceCredential.JwtBearer("client-1", "u", TestKeys.Pkcs8));
        server.Refusals.Enqueue((503, ""));
        await server.GetAsync();
        server.Time.Advance(TimeSpan.FromHours(3));
        server.Accepted = "00Dxx!CANARY-access-2";
        await server.GetAsync();

        long[] ends = [.. server.TokenBodies.Select(static b => Parse(b).Claims.GetProperty("exp").GetInt64())];

        Assert.Equal(3, ends.Distinct().Count());
        Assert.Equal(server.Time.GetUtcNow().AddMinutes(3).ToUnixTimeSeconds(), ends[2]);
    }

    [Theory]
    [InlineData("""{"error":"invalid_grant","error_description":"user hasn't approved this consumer"}""", "invalid_grant", "pre-authorize")]
    [InlineData("""{"error":"invalid_grant","error_description":"audience is invalid"}""", "invalid_grant", "test.salesforce.com")]
    [InlineData("""{"error":"invalid_grant","error_description":"authentication failure"}""", "invalid_grant", "user is active")]
    [InlineData("""{"error":"invalid_client","error_description":"invalid client credentials"}""", "invalid_client", "client id")]
    [InlineData("""{"error":"unsupported_grant_type"}""", "unsupported_grant_type", "app's settings")]
    [InlineData("""{"error":"CANARY_new"}""", "unlisted", "")]
    public async Task A_refusal_is_final_until_the_key_is_given_again(string body, string code, string advice)
    {
        TokenServer server = new(SalesforceCredential.JwtBearer("client-1", "u", TestKeys.Pkcs8));
        server.Refusals.Enqueue((400, body));

        BrokerApiException error = await Assert.ThrowsAnyAsync<BrokerApiException>(() => server.GetAsync());
        for (int i = 0; i < 5; i++)
        {
            server.Time.Advance(TimeSpan.FromHours(1));
            await Assert.ThrowsAnyAsync<BrokerApiException>(() => server.GetAsync());
        }

        Assert.Equal((1, 0, code), (server.TokenCalls, server.ApiCalls, error.Error.PrintableCode));
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        server.Credential.Replace(TestKeys.Pkcs1);
        await server.GetAsync();
        Assert.Equal((2, 1), (server.TokenCalls, server.ApiCalls));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(500, "")]
    [InlineData(200, "<html>")]
    [InlineData(400, """{"error":"invalid_grant","error_description":"login rate exceeded"}""")]
    public async Task A_lost_answer_is_repeated_since_an_assertion_uses_nothing_up(int status, string body)
    {
        TokenServer server = new(SalesforceCredential.JwtBearer("client-1", "u", TestKeys.Pkcs8));
        server.Refusals.Enqueue((status, body));

        await server.GetAsync();

        Assert.Equal((2, 1), (server.TokenCalls, server.ApiCalls));
    }

    public static TheoryData<string, string> NoKeys => new()
    {
        { "CANARY not a key", "no private key" },
        { TestKeys.Rsa.ExportSubjectPublicKeyInfoPem(), "public key cannot sign" },
        { TestKeys.Rsa.ExportEncryptedPkcs8PrivateKeyPem("CANARY", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1)), "is encrypted" },
        { "-----BEGIN PRIVATE KEY-----\nQ0FOQVJZ\n-----END PRIVATE KEY-----", "cannot be read" },
        { TestKeys.Pkcs8.Reveal()[..400], "no private key" },
        { Ec(), "not an RSA key" },
        { Small(), "2048 bits" },
    };

    [Theory]
    [MemberData(nameof(NoKeys))]
    public void What_is_no_key_is_told_at_once_without_any_of_it(string text, string words)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => SalesforceCredential.JwtBearer("c", "u", Secret.From(text)));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(TestKeys.Canary, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_after_its_certificate_and_with_written_line_breaks_is_found()
    {
        SalesforceCredential.JwtBearer("c", "u", Secret.From(TestKeys.Rsa.ExportSubjectPublicKeyInfoPem() + "\n" + TestKeys.Pkcs8.Reveal()));
        SalesforceCredential.JwtBearer("c", "u", Secret.From(TestKeys.Pkcs8.Reveal().Replace("\n", "\\n", StringComparison.Ordinal)));
        Assert.Throws<ArgumentException>(() => SalesforceCredential.JwtBearer(" ", "u", TestKeys.Pkcs8));
        Assert.Throws<ArgumentException>(() => SalesforceCredential.JwtBearer("c", "", TestKeys.Pkcs8));
        Assert.Throws<ArgumentException>(() => SalesforceCredential.JwtBearer("c", "u", TestKeys.Pkcs8).Replace(Secret.From("no key")));
    }

    private static (JsonElement Header, JsonElement Claims) Parse(string body)
    {
        Dictionary<string, string> form = body.Split('&').Select(static p => p.Split('=')).ToDictionary(static p => p[0], static p => Uri.UnescapeDataString(p[1]));
        Assert.Equal("urn:ietf:params:oauth:grant-type:jwt-bearer", form["grant_type"]);
        string[] parts = form["assertion"].Split('.');
        Assert.True(TestKeys.Rsa.VerifyData(Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        return (JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0])).RootElement, JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement);
    }

    private static string Ec()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static string Small()
    {
        using var key = RSA.Create(1024);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
