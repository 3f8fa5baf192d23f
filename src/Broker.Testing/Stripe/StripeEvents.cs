using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Webhooks;

namespace Broker.Testing.Stripe;

/// <summary>Events and the endpoints they are delivered to (contracts/payments.md a6).</summary>
internal sealed class StripeEvents(StripeStore store, WebhookDispatcher webhooks) : IStripeArea
{
    private const string SignatureHeader = "Stripe-Signature";
    private const long KeptSeconds = 30 * 86400;

    /// <summary>The request whose effect is being recorded: its id and idempotency key.</summary>
    public (string? Id, string? Key) Cause { get; set; }

    public string ApiVersion { get; set; } = StripeSimulator.DefaultApiVersion;

    /// <summary>The secret of endpoints made from now on; none makes a new one for each.</summary>
    public string? FixedSecret { get; set; }

    /// <summary>Whether events go out thin: only what they are about, for the receiver to read.</summary>
    public bool Thin { get; set; }

    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("GET", ["v1", "events"]) => new("ListEvents", () => List(form)),
        ("GET", ["v1", "events", var id]) => new("GetEvent", () => Kept(id)),
        ("GET", ["v2", "core", "events", var id]) => new("GetThinEvent", () => ThinOf(Kept(id))),
        ("POST", ["v1", "webhook_endpoints"]) => new("CreateWebhookEndpoint", () => CreateEndpoint(form, FixedSecret)),
        ("GET", ["v1", "webhook_endpoints"]) => new("ListWebhookEndpoints", () => store.Endpoints.Page(form, _ => true)),
        ("GET", ["v1", "webhook_endpoints", var id]) => new("GetWebhookEndpoint", () => store.Endpoints.Get(id)),
        ("POST", ["v1", "webhook_endpoints", var id]) => new("UpdateWebhookEndpoint", () => UpdateEndpoint(id, form)),
        ("DELETE", ["v1", "webhook_endpoints", var id]) => new("DeleteWebhookEndpoint", () => DeleteEndpoint(id)),
        _ => null,
    };

    /// <summary>Renders a snapshot in the endpoint's version, and signs it (contracts/payments.md a6).</summary>
    public static SignedWebhook Sign(WebhookMessage message, WebhookTarget target, DateTimeOffset time)
    {
        var body = message.Body;
        if (target.Version is { } version && JsonText.TryParseObject(body) is { } item && item.ContainsKey("api_version"))
        {
            item["api_version"] = version;
            body = JsonText.ToBytes(item, indented: true);
        }

        return new SignedWebhook(body, [new(SignatureHeader, HmacSignature.Create(body, target.Secret, time))]);
    }

    public void Emit(string type, JsonObject about, JsonObject? previous)
    {
        var data = new JsonObject { ["object"] = about.DeepClone() };
        if (previous is not null)
        {
            data["previous_attributes"] = previous;
        }

        var item = new JsonObject
        {
            ["id"] = StripeStore.NewId("evt_1"),
            ["object"] = "event",
            ["api_version"] = ApiVersion,
            ["created"] = store.NowUnix,
            ["data"] = data,
            ["livemode"] = false,
            ["pending_webhooks"] = store.Endpoints.Items.Count,
            ["request"] = new JsonObject { ["id"] = Cause.Id, ["idempotency_key"] = Cause.Key },
            ["type"] = type,
        };
        store.Events.Add(item);
        Deliver(item);
    }

    /// <summary>Sends an event again; with a new id it is another event about the same thing.</summary>
    public JsonObject Redeliver(string id, bool newId)
    {
        var item = store.Events.Get(id);
        if (newId)
        {
            item = (JsonObject)item.DeepClone();
            item["id"] = StripeStore.NewId("evt_1");
            store.Events.Add(item);
        }

        Deliver(item);
        return item;
    }

    private static Func<string, bool> Wants(JsonObject endpoint) => type => endpoint.Text("status") == "enabled"
        && ((JsonArray)endpoint["enabled_events"]!).Any(wanted => wanted.Text() is { } name && (name == "*" || name == type));

    private JsonObject List(StripeForm form)
    {
        var types = form.List("types");
        var oldest = store.NowUnix - KeptSeconds;
        return store.Events.Page(form, e => e.Long("created") >= oldest
            && (types.Count == 0 || types.Contains(e.Text("type"), StringComparer.Ordinal))
            && (form["type"] is not { } type || Matches(type, e.Text("type")!)));
    }

    private JsonObject Kept(string id) => store.Events.Find(id) is { } item && item.Long("created") >= store.NowUnix - KeptSeconds
        ? item
        : throw StripeError.NoSuch("event", id);

    private static bool Matches(string pattern, string type) => pattern == type || (pattern.EndsWith(".*", StringComparison.Ordinal) && type.StartsWith(pattern[..^1], StringComparison.Ordinal));

    private JsonObject ThinOf(JsonObject item)
    {
        var about = (JsonObject)item["data"]!["object"]!;
        var cause = (JsonObject)item["request"]!;
        return new JsonObject
        {
            ["id"] = item.Text("id"),
            ["object"] = "v2.core.event",
            ["changes"] = null,
            ["context"] = null,
            ["created"] = JsonText.Iso(DateTimeOffset.FromUnixTimeSeconds(item.Long("created"))),
            ["data"] = new JsonObject(),
            ["livemode"] = false,
            ["reason"] = cause.Text("id") is null ? null : new JsonObject { ["type"] = "request", ["request"] = cause.DeepClone() },
            ["related_object"] = new JsonObject { ["id"] = about.Text("id"), ["type"] = about.Text("object"), ["url"] = UrlOf(about) },
            ["type"] = "v1." + item.Text("type"),
        };
    }

    private string? UrlOf(JsonObject about) => store.CollectionOf(about.Text("id")!) is { } of ? of.Url + "/" + about.Text("id") : null;

    private JsonObject UpdateEndpoint(string id, StripeForm form)
    {
        var endpoint = store.Endpoints.Get(id);
        form.Apply(endpoint, "url", "description");
        if (form.List("enabled_events") is { Count: > 0 } events)
        {
            endpoint["enabled_events"] = JsonText.Array(events.Select(e => (JsonNode?)JsonValue.Create(e)));
        }

        if (form["disabled"] is { } disabled)
        {
            endpoint["status"] = disabled == "true" ? "disabled" : "enabled";
        }

        webhooks.ChangeTarget(id, target => target with { Url = new Uri(endpoint.Text("url")!) });
        return endpoint;
    }

    private JsonObject CreateEndpoint(StripeForm form, string? fixedSecret)
    {
        if (!Uri.TryCreate(form["url"], UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw form["url"] is null ? StripeError.Missing("url") : StripeError.Invalid("Invalid URL: an explicit scheme (such as https) must be provided.", "url", "url_invalid");
        }

        var events = form.List("enabled_events");
        if (events.Count == 0)
        {
            throw StripeError.Missing("enabled_events");
        }

        var endpoint = new JsonObject
        {
            ["id"] = StripeStore.NewId("we_1"),
            ["object"] = "webhook_endpoint",
            ["api_version"] = form["api_version"],
            ["application"] = null,
            ["created"] = store.NowUnix,
            ["description"] = form["description"],
            ["enabled_events"] = JsonText.Array(events.Select(e => (JsonNode?)JsonValue.Create(e))),
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["status"] = "enabled",
            ["url"] = form["url"],
        };
        form.MergeMetadata((JsonObject)endpoint["metadata"]!);
        store.Endpoints.Add(endpoint);
        var secret = fixedSecret ?? StripeStore.NewId("whsec_") + StripeStore.NewId("")[..8];
        webhooks.AddTarget(new WebhookTarget(endpoint.Text("id")!, url, secret, Wants(endpoint)) { Version = form["api_version"] });

        // The secret is told once, at creation.
        var answer = (JsonObject)endpoint.DeepClone();
        answer["secret"] = secret;
        return answer;
    }

    private JsonObject DeleteEndpoint(string id)
    {
        store.Endpoints.Get(id);
        store.Endpoints.Remove(id);
        webhooks.RemoveTarget(id);
        return new JsonObject { ["id"] = id, ["object"] = "webhook_endpoint", ["deleted"] = true };
    }

    private void Deliver(JsonObject item)
    {
        var about = (JsonObject)item["data"]!["object"]!;
        var key = about.Text("payment_intent") ?? about.Text("id")!;
        webhooks.Publish(new WebhookMessage(item.Text("id")!, item.Text("type")!, key, JsonText.ToBytes(Thin ? ThinOf(item) : item, indented: true)));
    }
}
