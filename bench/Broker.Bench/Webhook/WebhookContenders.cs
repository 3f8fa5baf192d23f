using Broker.Bench.Webhook.Ours;

namespace Broker.Bench.Webhook;

/// <summary>All rows of the webhook section. The floor comes first.</summary>
internal static class WebhookContenders
{
    public static IReadOnlyList<WebhookContender> Create(WebhookDelivery delivery) =>
    [
        new FloorFullEvent(delivery),
        new OneShotHmac(delivery),
        new FloorVerify(delivery),
        new DocumentEnvelope(delivery),
        new StripeVerify(delivery),
        new StripeReadEnvelope(delivery),
        new StripeReadEvent(delivery),
    ];
}
