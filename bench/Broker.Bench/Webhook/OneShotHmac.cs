using System.Security.Cryptography;
using System.Text;
using Broker.Bench.Bodies;
using Broker.Bench.Measuring;

namespace Broker.Bench.Webhook;

/// <summary>The one-shot HMAC over bytes that already lie together: what the signature costs at least when done the obvious way.</summary>
internal sealed class OneShotHmac(WebhookDelivery delivery)
    : WebhookContender(RowName, ContenderKind.Reference, WebhookDepth.Verify, delivery)
{
    public const string RowName = "one-shot HMAC, bare";

    private readonly byte[] secret = Encoding.UTF8.GetBytes(StripeEventBody.Secret);
    private readonly byte[] signed = [.. Encoding.UTF8.GetBytes(delivery.SignatureHeader[2..delivery.SignatureHeader.IndexOf(',', StringComparison.Ordinal)] + "."), .. delivery.Body];

    protected override bool VerifiesSignature => false;

    protected override bool Accepts(WebhookDelivery incoming)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return HMACSHA256.HashData(secret, signed, mac) == HMACSHA256.HashSizeInBytes;
    }
}
