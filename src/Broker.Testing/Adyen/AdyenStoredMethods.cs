using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>Payment methods kept for shoppers.</summary>
internal sealed class AdyenStoredMethods(AdyenNotifications notifications) : IAdyenArea
{
    private readonly OrderedDictionary<string, JsonObject> _methods = new(StringComparer.Ordinal);

    public AdyenRoute? Find(SimRequest request, string[] path) => (request.Method, path) switch
    {
        ("GET", ["storedPaymentMethods"]) => new("ListStoredPaymentMethods", () => SimResponse.Json(200, List(request))),
        ("POST", ["storedPaymentMethods"]) => new("StorePaymentMethod", () => SimResponse.Json(201, Create(request))),
        ("DELETE", ["storedPaymentMethods", var id]) => new("DeleteStoredPaymentMethod", () => Delete(id, request)),
        _ => null,
    };

    public void Require(string id, string? shopper)
    {
        if (!_methods.TryGetValue(id, out var method) || method.Text("shopperReference") != shopper)
        {
            throw new AdyenError(422, "800", "Contract not found");
        }
    }

    public string Store(string merchant, string shopper, AdyenPayment payment)
    {
        var method = Add(merchant, shopper, payment.Holder);
        notifications.Tell(payment, "RECURRING_CONTRACT", AdyenIds.Psp(), reason: method.Text("id"), more: new JsonObject { ["shopperReference"] = shopper });
        return method.Text("id")!;
    }

    public void Clear() => _methods.Clear();

    private JsonObject Add(string merchant, string shopper, string? holder)
    {
        var id = AdyenIds.Psp();
        var method = new JsonObject
        {
            ["id"] = id,
            ["brand"] = "visa",
            ["expiryMonth"] = "03",
            ["expiryYear"] = "2030",
            ["holderName"] = holder,
            ["lastFour"] = "1111",
            ["merchantAccount"] = merchant,
            ["name"] = "VISA",
            ["shopperReference"] = shopper,
            ["supportedRecurringProcessingModels"] = new JsonArray("CardOnFile", "Subscription", "UnscheduledCardOnFile"),
            ["type"] = "scheme",
        };
        _methods.Add(id, method);
        return method;
    }

    private JsonObject List(SimRequest request)
    {
        var (merchant, shopper) = (request.QueryValue("merchantAccount"), request.QueryValue("shopperReference"));
        return new JsonObject
        {
            ["merchantAccount"] = merchant,
            ["shopperReference"] = shopper,
            ["storedPaymentMethods"] = JsonText.Array(_methods.Values
                .Where(m => m.Text("merchantAccount") == merchant && (shopper is null || m.Text("shopperReference") == shopper)).Select(Public)),
        };
    }

    private JsonNode Create(SimRequest request)
    {
        var body = AdyenBody.Require(request, "merchantAccount", "paymentMethod", "recurringProcessingModel", "shopperReference");
        return Public(Add(body.Text("merchantAccount")!, body.Text("shopperReference")!, (body["paymentMethod"] as JsonObject).Text("holderName")));
    }

    private SimResponse Delete(string id, SimRequest request)
    {
        Require(id, request.QueryValue("shopperReference"));
        _methods.Remove(id);
        return SimResponse.Empty(204);
    }

    private static JsonNode Public(JsonObject method)
    {
        var copy = (JsonObject)method.DeepClone();
        copy.Remove("merchantAccount");
        return copy;
    }
}
