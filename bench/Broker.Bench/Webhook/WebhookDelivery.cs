using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Broker.Bench.Bodies;

namespace Broker.Bench.Webhook;

/// <summary>One signed delivery as a host gets it: raw bytes and a header.</summary>
internal sealed record WebhookDelivery(byte[] Body, string SignatureHeader)
{
    /// <summary>Signs the event now, so that a verifier with a tolerance accepts it for the length of a run.</summary>
    public static WebhookDelivery Sign()
    {
        byte[] body = Encoding.UTF8.GetBytes(StripeEventBody.Text);
        string seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(seconds + "."), .. body];
        byte[] mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(StripeEventBody.Secret), signed);
        return new WebhookDelivery(body, $"t={seconds},v1={Convert.ToHexStringLower(mac)}");
    }

    /// <summary>The same delivery with one byte changed; every verifier has to refuse it.</summary>
    public WebhookDelivery Tampered()
    {
        byte[] body = [.. Body];
        body[body.Length / 2] ^= 1;
        return this with { Body = body };
    }
}
