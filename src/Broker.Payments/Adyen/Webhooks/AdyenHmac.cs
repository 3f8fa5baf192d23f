using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Broker.Core.Secrets;

namespace Broker.Payments.Adyen.Webhooks;

/// <summary>
/// HMAC-SHA256 with keys that Adyen shows in hexadecimal, base64 on the wire; any one key may match, each comparison takes constant time (contracts/payments.md b).
/// </summary>
internal sealed class AdyenHmac
{
    private const int HashSize = 32;
    private readonly byte[][] keys;

    internal AdyenHmac(IEnumerable<Secret> secrets) => keys = [.. secrets.Select(static secret => Convert.FromHexString(secret.Reveal()))];

    internal bool HasKeys => keys.Length > 0;

    /// <summary>The eight signed fields, joined. A missing original reference, amount or currency is empty.</summary>
    internal static string SignedText(AdyenNotification item) => string.Join(
        ':',
        item.PspReference,
        item.OriginalReference,
        item.MerchantAccount,
        item.MerchantReference,
        item.Value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        item.CurrencyCode,
        item.EventCode,
        item.Success ? "true" : "false");

    internal bool Matches(AdyenNotification item, string? signature) => Matches(Encoding.UTF8.GetBytes(SignedText(item)), signature);

    internal bool Matches(ReadOnlySpan<byte> signed, ReadOnlySpan<char> signature)
    {
        Span<byte> given = stackalloc byte[HashSize];
        if (!Convert.TryFromBase64Chars(signature.Trim(), given, out int length) || length != HashSize)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[HashSize];
        bool matches = false;
        foreach (byte[] key in keys)
        {
            HMACSHA256.HashData(key, signed, expected);
            matches |= CryptographicOperations.FixedTimeEquals(expected, given);
        }

        return matches;
    }
}
