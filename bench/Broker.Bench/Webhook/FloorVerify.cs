using Broker.Bench.Measuring;

namespace Broker.Bench.Webhook;

/// <summary>The floor's verification alone.</summary>
internal sealed class FloorVerify(WebhookDelivery delivery)
    : WebhookContender("floor's verification only", ContenderKind.Reference, WebhookDepth.Verify, delivery)
{
    protected override bool Accepts(WebhookDelivery incoming) => HandVerifier.Accepts(incoming);
}
