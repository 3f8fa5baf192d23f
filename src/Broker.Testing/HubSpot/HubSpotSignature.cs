using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Broker.Testing.HubSpot;

/// <summary>HubSpot's webhook signature v3 (contracts/hubspot.md 12).</summary>
public static class HubSpotSignature
{
    /// <summary>The header of the signature.</summary>
    public const string Header = "X-HubSpot-Signature-v3";

    /// <summary>The header of the time of signing, in epoch milliseconds.</summary>
    public const string TimestampHeader = "X-HubSpot-Request-Timestamp";

    private static readonly (string Code, char Character)[] Decoded =
    [
        ("3A", ':'), ("2F", '/'), ("3F", '?'), ("40", '@'), ("21", '!'), ("24", '$'), ("27", '\''), ("28", '('), ("29", ')'), ("2A", '*'), ("2C", ','), ("3B", ';'),
    ];

    /// <summary>Makes the signature of a request.</summary>
    /// <param name="clientSecret">The app's client secret.</param>
    /// <param name="method">The HTTP method, in upper case.</param>
    /// <param name="uri">The full address as it is called, query included.</param>
    /// <param name="body">The raw body.</param>
    /// <param name="timestamp">The time of signing.</param>
    /// <returns>The signature in Base64.</returns>
    public static string Create(string clientSecret, string method, string uri, ReadOnlySpan<byte> body, DateTimeOffset timestamp)
    {
        ArgumentNullException.ThrowIfNull(clientSecret);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(uri);
        var head = Encoding.UTF8.GetBytes(method + Decode(uri));
        var tail = Encoding.UTF8.GetBytes(timestamp.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        var signed = new byte[head.Length + body.Length + tail.Length];
        head.CopyTo(signed, 0);
        body.CopyTo(signed.AsSpan(head.Length));
        tail.CopyTo(signed, head.Length + body.Length);
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(clientSecret), signed));
    }

    // Twelve characters are decoded and no other; the fragment is not sent and not signed.
    private static string Decode(string uri)
    {
        var fragment = uri.IndexOf('#', StringComparison.Ordinal);
        var text = fragment < 0 ? uri : uri[..fragment];
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length
                && Array.Find(Decoded, d => d.Code.AsSpan().Equals(text.AsSpan(i + 1, 2), StringComparison.OrdinalIgnoreCase)) is { Code: not null } found)
            {
                result.Append(found.Character);
                i += 2;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }
}
