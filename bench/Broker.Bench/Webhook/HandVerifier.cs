using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Broker.Bench.Bodies;

namespace Broker.Bench.Webhook;

/// <summary>Verification as a careful engineer writes it by hand: one secret, a tolerance, one rented buffer, the one-shot HMAC, constant time.</summary>
internal static class HandVerifier
{
    private const long ToleranceSeconds = 300;

    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(StripeEventBody.Secret);

    public static bool Accepts(WebhookDelivery delivery)
    {
        ReadOnlySpan<char> header = delivery.SignatureHeader;
        ReadOnlySpan<char> time = default;
        ReadOnlySpan<char> signature = default;
        foreach (Range range in header.Split(','))
        {
            ReadOnlySpan<char> part = header[range];
            if (part.StartsWith("t="))
            {
                time = part[2..];
            }
            else if (part.StartsWith("v1="))
            {
                signature = part[3..];
            }
        }

        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            || Math.Abs(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - seconds) > ToleranceSeconds)
        {
            return false;
        }

        Span<byte> sent = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.FromHexString(signature, sent, out _, out int written) == OperationStatus.Done
            && written == sent.Length
            && Matches(time, delivery.Body, sent);
    }

    private static bool Matches(ReadOnlySpan<char> time, ReadOnlySpan<byte> body, ReadOnlySpan<byte> sent)
    {
        byte[] signed = ArrayPool<byte>.Shared.Rent(time.Length + 1 + body.Length);
        int length = Encoding.ASCII.GetBytes(time, signed);
        signed[length++] = (byte)'.';
        body.CopyTo(signed.AsSpan(length));
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Secret, signed.AsSpan(0, length + body.Length), mac);
        ArrayPool<byte>.Shared.Return(signed);
        return CryptographicOperations.FixedTimeEquals(mac, sent);
    }
}
