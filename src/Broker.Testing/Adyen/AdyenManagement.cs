using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>The part of the Management API that sets webhooks up.</summary>
internal sealed class AdyenManagement(AdyenNotifications notifications) : IAdyenArea
{
    public AdyenRoute? Find(SimRequest request, string[] path) => (request.Method, path) switch
    {
        ("POST", ["merchants" or "companies", var account, "webhooks"]) => new("CreateWebhook", () => SimResponse.Json(200, Create(account, request))),
        ("GET", ["merchants" or "companies", _, "webhooks"]) => new("ListWebhooks", () => SimResponse.Json(200, List())),
        ("GET", ["merchants" or "companies", _, "webhooks", var id]) => new("GetWebhook", () => SimResponse.Json(200, notifications.Find(id).DeepClone())),
        ("PATCH", ["merchants" or "companies", _, "webhooks", var id]) => new("UpdateWebhook", () => SimResponse.Json(200, notifications.Change(id, request.Json ?? []).DeepClone())),
        ("DELETE", ["merchants" or "companies", _, "webhooks", var id]) => new("DeleteWebhook", () => Delete(id)),
        ("POST", ["merchants" or "companies", _, "webhooks", var id, "generateHmac"]) =>
            new("GenerateHmacKey", () => SimResponse.Json(200, new JsonObject { ["hmacKey"] = notifications.GenerateKey(id) })),
        _ => null,
    };

    private JsonNode Create(string account, SimRequest request)
    {
        var body = request.Json ?? throw new AdyenError(400, "00_400", "The body is not a JSON object.") { Platform = true };
        foreach (var field in (string[])["type", "url", "active", "communicationFormat"])
        {
            if (body[field] is null)
            {
                throw new AdyenError(422, "31_004", $"Required field '{field}' is missing.") { Platform = true };
            }
        }

        return notifications.Register(account, body).DeepClone();
    }

    private JsonObject List() => new()
    {
        ["accountReference"] = "SimulatedMerchant",
        ["data"] = JsonText.Array(notifications.Endpoints.Values.Select(e => e.DeepClone())),
        ["itemsTotal"] = notifications.Endpoints.Count,
        ["pagesTotal"] = 1,
    };

    private SimResponse Delete(string id)
    {
        notifications.Remove(id);
        return SimResponse.Empty(204);
    }
}
