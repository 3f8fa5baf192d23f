using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Broker.Testing.Webhooks;

/// <summary>The timestamped signature of Stripe and of the simulated KYC provider (contracts/payments.md a6).</summary>
public static class HmacSignature
{
    /// <summary>Makes the header value <c>t=UNIX,v1=HEX</c>: HMAC-SHA256 over <c>t.body</c>, the whole secret in UTF-8 being the key.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="secret">The signing secret.</param>
    /// <param name="timestamp">The time of signing.</param>
    public static string Create(ReadOnlySpan<byte> body, string secret, DateTimeOffset timestamp)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var seconds = timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var prefix = Encoding.UTF8.GetBytes(seconds + ".");
        var signed = new byte[prefix.Length + body.Length];
        prefix.CopyTo(signed, 0);
        body.CopyTo(signed.AsSpan(prefix.Length));
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
