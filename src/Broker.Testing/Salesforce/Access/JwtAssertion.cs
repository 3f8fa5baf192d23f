using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Salesforce.Access;

/// <summary>Checks the assertion of a JWT bearer request (contracts/salesforce.md 2).</summary>
internal static class JwtAssertion
{
    // The vendor's window is small; a number of milliseconds is far outside.
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(6);
    private static readonly string[] Audiences = ["https://login.salesforce.com", "https://test.salesforce.com"];

    /// <summary>What is wrong with it; <see langword="null"/> when nothing is.</summary>
    public static string? Check(string? assertion, string? publicKeyPem, Uri self, DateTimeOffset now)
    {
        string[] parts = (assertion ?? "").Split('.');
        if (parts.Length != 3 || Read(parts[0]) is not { } header || Read(parts[1]) is not { } claims || header.Text("alg") != "RS256")
        {
            return "invalid assertion";
        }

        if (claims.Text("iss") is not { Length: > 0 } || claims.Text("sub") is not { Length: > 0 })
        {
            return "invalid assertion";
        }

        var audience = claims.Text("aud")?.TrimEnd('/');
        if (!Audiences.Contains(audience) && audience != self.AbsoluteUri.TrimEnd('/'))
        {
            return "audience is invalid";
        }

        if (!decimal.TryParse(claims.Text("exp"), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var expires)
            || expires <= now.ToUnixTimeSeconds() || expires > now.ToUnixTimeSeconds() + (decimal)LongestLife.TotalSeconds)
        {
            return "token validity expired";
        }

        return publicKeyPem is null || IsSigned(parts, publicKeyPem) ? null : "invalid signature";
    }

    private static JsonObject? Read(string part)
    {
        try
        {
            return JsonText.TryParseObject(Base64Url.DecodeFromChars(part));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsSigned(string[] parts, string publicKeyPem)
    {
        using var key = RSA.Create();
        key.ImportFromPem(publicKeyPem);
        try
        {
            return key.VerifyData(Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
