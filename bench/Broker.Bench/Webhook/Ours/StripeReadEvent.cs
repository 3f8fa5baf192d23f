using Broker.Bench.Bodies;
using Broker.Bench.Http;
using Broker.Bench.Http.Ours;
using Broker.Bench.Measuring;
using Broker.Core.Secrets;
using Broker.Payments.Stripe.Webhooks;

namespace Broker.Bench.Webhook.Ours;

/// <summary>StripeWebhook: verified, then the envelope, then the whole event with its payment.</summary>
internal sealed class StripeReadEvent(WebhookDelivery delivery)
    : WebhookContender("Broker.Payments: verify + event", ContenderKind.Ours, WebhookDepth.FullEvent, delivery)
{
    private const string ObjectPath = "data.object.";

    private readonly StripeWebhook webhook = new(Secret.From(StripeEventBody.Secret));
    private StripeEvent? last;

    public override IReadOnlyList<string> Omits { get; } = ["object", "pending_webhooks", .. PaymentFacts.Omitted(delivery.Body, ObjectPath)];

    protected override bool Accepts(WebhookDelivery incoming) =>
        webhook.TryRead(incoming.Body, incoming.SignatureHeader, out StripeEnvelope envelope, out _) && webhook.TryReadEvent(in envelope, out last);

    protected override Facts Read() => new Facts()
        .Add("id", last!.Id)
        .Add("type", last.Type)
        .Add("api_version", last.ApiVersion)
        .Add("created", last.CreatedAt.ToUnixTimeSeconds())
        .Add("livemode", last.LiveMode)
        .Add("request.id", last.RequestId)
        .Add("request.idempotency_key", last.IdempotencyKey)
        .AddPayment(last.Payment!, ObjectPath);
}
