using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Broker.Payments.Tests.Stripe.Webhooks;

/// <summary>Signs as Stripe does, by hand: an implementation of its own, so that the verifier is not checked against itself.</summary>
internal static class Signed
{
    public static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static string Hex(byte[] body, string secret, long time)
    {
        byte[] head = Encoding.ASCII.GetBytes(time.ToString(CultureInfo.InvariantCulture) + ".");
        byte[] signed = [.. head, .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    public static string Header(byte[] body, string secret, DateTimeOffset? at = null)
    {
        long time = (at ?? Now).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"t={time},v1={Hex(body, secret, time)}");
    }
}
