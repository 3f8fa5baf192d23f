using System.Text.Json;
using Broker.Bench.Http;
using Broker.Bench.Http.Models;
using Broker.Bench.Measuring;

namespace Broker.Bench.Webhook;

/// <summary>The floor: verify by hand, then the whole event with its object through source-generated JSON.</summary>
internal sealed class FloorFullEvent(WebhookDelivery delivery)
    : WebhookContender(RowName, ContenderKind.Floor, WebhookDepth.FullEvent, delivery)
{
    public const string RowName = "floor: verify + typed event";

    private PaymentEvent? last;

    protected override bool Accepts(WebhookDelivery incoming)
    {
        if (!HandVerifier.Accepts(incoming))
        {
            return false;
        }

        last = JsonSerializer.Deserialize(incoming.Body, SnakeJson.Default.PaymentEvent);
        return last is not null;
    }

    protected override Facts Read() => Show.As(SnakeJson.Default.PaymentEvent)(last!);
}
