using Broker.Bench.Bodies;
using Broker.Bench.Http;
using Broker.Bench.Measuring;
using Broker.Core.Secrets;
using Broker.Payments.Stripe.Webhooks;

namespace Broker.Bench.Webhook.Ours;

/// <summary>StripeWebhook: verified, then the envelope; the whole body is walked, so that a cut one is refused.</summary>
internal sealed class StripeReadEnvelope(WebhookDelivery delivery)
    : WebhookContender("Broker.Payments: verify + envelope", ContenderKind.Ours, WebhookDepth.Envelope, delivery)
{
    private readonly StripeWebhook webhook = new(Secret.From(StripeEventBody.Secret));
    private StripeEnvelope last;

    protected override bool Accepts(WebhookDelivery incoming) => webhook.TryRead(incoming.Body, incoming.SignatureHeader, out last, out _);

    protected override Facts Read() => new Facts().Add("id", last.EventId).Add("type", last.Type);
}
