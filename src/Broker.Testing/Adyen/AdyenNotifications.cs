using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Webhooks;

namespace Broker.Testing.Adyen;

/// <summary>Webhooks: standard notifications signed item by item, platform webhooks signed as a whole (contracts/payments.md b).</summary>
internal sealed class AdyenNotifications(AdyenWorld world, WebhookDispatcher webhooks)
{
    private const string Platform = "balancePlatform.";
    private readonly OrderedDictionary<string, JsonObject> _endpoints = new(StringComparer.Ordinal);

    /// <summary>The key the next <c>generateHmac</c> gives; none makes a new one.</summary>
    public string? FixedKey { get; set; }

    public IReadOnlyDictionary<string, JsonObject> Endpoints => _endpoints;

    public static SignedWebhook Sign(WebhookMessage message, WebhookTarget target)
    {
        var (key, credentials) = Secrets(target.Secret);
        var headers = new List<KeyValuePair<string, string>>();
        var body = message.Body;
        if (credentials.Length > 0)
        {
            headers.Add(new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))));
        }

        if (message.Type.StartsWith(Platform, StringComparison.Ordinal))
        {
            headers.Add(new("HmacSignature", AdyenHmacSignature.OfBody(body, key)));
            headers.Add(new("Protocol", "HmacSHA256"));
        }
        else if (key.Length > 0 && JsonText.TryParseObject(body) is { } root)
        {
            foreach (var wrapper in ((JsonArray)root["notificationItems"]!).OfType<JsonObject>())
            {
                var item = (JsonObject)wrapper["NotificationRequestItem"]!;
                item["additionalData"]!["hmacSignature"] = AdyenHmacSignature.OfItem(item, key);
            }

            body = JsonText.ToBytes(root);
        }

        return new SignedWebhook(body, headers);
    }

    /// <summary>Registers a receiver of standard notifications; they are unsigned until it has a key.</summary>
    public JsonObject Register(string merchant, JsonObject request)
    {
        var url = Address(request.Text("url"));
        var id = AdyenIds.New("S2-", 22);
        var credentials = request.Text("username") is { Length: > 0 } user ? user + ":" + request.Text("password") : "";
        var endpoint = new JsonObject
        {
            ["id"] = id,
            ["type"] = request.Text("type") ?? "standard",
            ["url"] = url.AbsoluteUri,
            ["username"] = request.Text("username"),
            ["hasPassword"] = request.Text("password") is not null,
            ["hasError"] = false,
            ["active"] = request.Bool("active") ?? true,
            ["communicationFormat"] = request.Text("communicationFormat") ?? "json",
            ["acceptsExpiredCertificate"] = request.Bool("acceptsExpiredCertificate") ?? false,
            ["acceptsSelfSignedCertificate"] = request.Bool("acceptsSelfSignedCertificate") ?? false,
            ["acceptsUntrustedRootCertificate"] = request.Bool("acceptsUntrustedRootCertificate") ?? false,
            ["populateSoapActionHeader"] = false,
            ["additionalSettings"] = request["additionalSettings"]?.DeepClone(),
        };
        _endpoints[id] = endpoint;
        webhooks.AddTarget(new WebhookTarget(id, url, "\n" + credentials, type => !type.StartsWith(Platform, StringComparison.Ordinal) && endpoint.Bool("active") == true));
        return endpoint;
    }

    /// <summary>Registers a receiver of platform webhooks.</summary>
    public (string Id, string Key) RegisterPlatform(string? url)
    {
        var id = AdyenIds.New("WBHK", 22);
        var key = FixedKey ?? AdyenHmacSignature.NewKey();
        webhooks.AddTarget(new WebhookTarget(id, Address(url), key + "\n", type => type.StartsWith(Platform, StringComparison.Ordinal)));
        return (id, key);
    }

    public string GenerateKey(string id)
    {
        Find(id);
        var key = FixedKey ?? AdyenHmacSignature.NewKey();
        webhooks.ChangeTarget(id, target => target with { Secret = key + "\n" + Secrets(target.Secret).Credentials });
        return key;
    }

    public JsonObject Change(string id, JsonObject request)
    {
        var endpoint = Find(id);
        foreach (var name in (string[])["active", "communicationFormat", "username"])
        {
            if (request.ContainsKey(name))
            {
                endpoint[name] = request[name]?.DeepClone();
            }
        }

        if (request.Text("url") is { } given)
        {
            var url = Address(given);
            endpoint["url"] = url.AbsoluteUri;
            webhooks.ChangeTarget(id, target => target with { Url = url });
        }

        return endpoint;
    }

    public JsonObject Find(string id) => _endpoints.TryGetValue(id, out var endpoint) ? endpoint : throw AdyenError.NotFound("There is no webhook of that id.", platform: true);

    public void Remove(string id)
    {
        Find(id);
        _endpoints.Remove(id);
        webhooks.RemoveTarget(id);
    }

    /// <summary>Tells of a payment or of something done to it.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="eventCode">The event.</param>
    /// <param name="psp">Its own reference; the payment's when there is none.</param>
    /// <param name="success">Whether it went well.</param>
    /// <param name="reason">Why not, or what else the event says.</param>
    /// <param name="amount">Its amount; the payment's when there is none.</param>
    /// <param name="reference">The merchant's reference; the payment's when there is none.</param>
    /// <param name="more">More of the unsigned additional data.</param>
    public void Tell(
        AdyenPayment payment, string eventCode, string? psp = null, bool success = true, string? reason = null, long? amount = null, string? reference = null, JsonObject? more = null)
    {
        var item = new JsonObject
        {
            ["additionalData"] = more ?? [],
            ["amount"] = payment.Amount(amount),
            ["eventCode"] = eventCode,
            ["eventDate"] = AdyenHmacSignature.Date(world.Now),
            ["merchantAccountCode"] = payment.Merchant,
            ["merchantReference"] = reference ?? payment.Reference,
        };
        if (psp is not null)
        {
            item["originalReference"] = payment.Psp;
        }

        if (eventCode == "AUTHORISATION" && success)
        {
            item["operations"] = new JsonArray("CANCEL", "CAPTURE", "REFUND");
        }

        item["paymentMethod"] = payment.Method;
        item["pspReference"] = psp ?? payment.Psp;
        item["reason"] = reason ?? "";
        item["success"] = success ? "true" : "false";
        Publish(item, payment.Psp);
    }

    /// <summary>Tells that a report can be fetched.</summary>
    public void TellReport(string merchant, string fileName, Uri address) => Publish(
        new JsonObject
        {
            ["additionalData"] = new JsonObject(),
            ["amount"] = new JsonObject { ["currency"] = "EUR", ["value"] = 0 },
            ["eventCode"] = "REPORT_AVAILABLE",
            ["eventDate"] = AdyenHmacSignature.Date(world.Now),
            ["merchantAccountCode"] = merchant,
            ["merchantReference"] = "",
            ["pspReference"] = fileName,
            ["reason"] = address.AbsoluteUri,
            ["success"] = "true",
        },
        fileName);

    public void TellPlatform(string type, string key, JsonObject data)
    {
        var body = new JsonObject { ["data"] = data, ["environment"] = "test", ["timestamp"] = AdyenHmacSignature.Date(world.Now), ["type"] = type };
        webhooks.Publish(new WebhookMessage($"{type}:{key}:{data.Text("sequenceNumber")}", type, key, JsonText.ToBytes(body)));
    }

    public void Clear()
    {
        _endpoints.Clear();
        FixedKey = null;
    }

    private static Uri Address(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new AdyenError(422, "31_004", "The url must be an absolute http or https address.") { Platform = true };

    private static (string Key, string Credentials) Secrets(string secret)
    {
        var at = secret.IndexOf('\n', StringComparison.Ordinal);
        return (secret[..at], secret[(at + 1)..]);
    }

    private void Publish(JsonObject item, string key)
    {
        var root = new JsonObject { ["live"] = "false", ["notificationItems"] = new JsonArray(new JsonObject { ["NotificationRequestItem"] = item }) };
        webhooks.Publish(new WebhookMessage($"{item.Text("eventCode")}:{item.Text("pspReference")}", item.Text("eventCode")!, key, JsonText.ToBytes(root)));
    }
}
