using Broker.Bench.Bodies;
using Broker.Bench.Measuring;
using Broker.Core.Secrets;
using Broker.Payments.Stripe.Webhooks;

namespace Broker.Bench.Webhook.Ours;

/// <summary>StripeWebhook: size, signature, age, valid UTF-8.</summary>
internal sealed class StripeVerify(WebhookDelivery delivery)
    : WebhookContender("Broker.Payments: verify", ContenderKind.Ours, WebhookDepth.Verify, delivery)
{
    private readonly StripeWebhook webhook = new(Secret.From(StripeEventBody.Secret));

    protected override bool Accepts(WebhookDelivery incoming) => webhook.Verify(incoming.Body, incoming.SignatureHeader, out _);
}
