using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Webhooks;

/// <summary>Deliveries as <c>GET /_sim/state</c> lists them.</summary>
internal static class DeliveryJson
{
    public static JsonArray Write(IEnumerable<WebhookDelivery> deliveries) => JsonText.Array(deliveries.Select(d => (JsonNode)new JsonObject
    {
        ["id"] = d.EventId,
        ["type"] = d.EventType,
        ["url"] = d.Url.AbsoluteUri,
        ["attempts"] = d.Attempts,
        ["status"] = d.Status,
        ["delivered"] = d.Delivered,
    }));
}
