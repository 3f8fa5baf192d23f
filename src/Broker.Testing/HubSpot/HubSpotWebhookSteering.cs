using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Steering;
using Broker.Testing.Webhooks;

namespace Broker.Testing.HubSpot;

/// <summary>
/// Webhooks from outside. <c>webhooks</c> {mode: normal, hold, release, duplicate, reverse; types; order} as on every simulator;
/// <c>webhooks/target</c> {targetUrl, clientSecret, maxConcurrentRequests, batchSize, repeatEventIds, subscriptions: names, or objects with eventType, propertyName, objectTypeId}.
/// </summary>
internal static class HubSpotWebhookSteering
{
    public static SimResponse? Handle(string[] path, JsonObject? body, HubSpotWebhooks webhooks, HubSpotDeliveries deliveries) => path switch
    {
        ["webhooks"] => SetMode(body, deliveries),
        ["webhooks", "target"] => SetTarget(body, webhooks),
        _ => null,
    };

    private static SimResponse SetTarget(JsonObject? body, HubSpotWebhooks webhooks)
    {
        webhooks.ClientSecret = body.Text("clientSecret") ?? webhooks.ClientSecret;
        webhooks.BatchSize = Math.Clamp(body.Int("batchSize") ?? webhooks.BatchSize, 1, 100);
        webhooks.RepeatsEventIds = body.Bool("repeatEventIds") ?? webhooks.RepeatsEventIds;
        webhooks.Apply();
        if (body.Text("targetUrl") is { } url)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            {
                return SteeringEndpoint.Refuse(400, "targetUrl must be an absolute address.");
            }

            webhooks.SetTarget(address, body.Int("maxConcurrentRequests"));
        }

        foreach (var given in body?["subscriptions"] as JsonArray ?? [])
        {
            var item = given as JsonObject;
            webhooks.Subscribe(item.Text("eventType") ?? given.Text() ?? "", item.Text("propertyName"), item.Text("objectTypeId"), active: true);
        }

        return SteeringEndpoint.Done();
    }

    private static SimResponse SetMode(JsonObject? body, HubSpotDeliveries deliveries)
    {
        var types = (body?["types"] as JsonArray)?.Select(t => t.Text() ?? "").ToList();
        switch (body.Text("mode"))
        {
            case "hold" when types is not null:
                deliveries.Hold(types);
                break;
            case "release" when types is not null:
                deliveries.Release(types);
                break;
            case "release":
                deliveries.Release(body.Text("order") == "reverse");
                break;
            case { } mode when Enum.TryParse<WebhookMode>(mode, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed):
                deliveries.SetMode(parsed);
                break;
            default:
                return SteeringEndpoint.Refuse(400, "mode must be normal, hold, release, duplicate or reverse.");
        }

        return SteeringEndpoint.Done();
    }
}
