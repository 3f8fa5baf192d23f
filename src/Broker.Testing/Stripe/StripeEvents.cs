using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Webhooks;

namespace Broker.Testing.Stripe;

/// <summary>Events and the endpoints they are delivered to (contracts/payments.md a6).</summary>
internal sealed class StripeEvents(StripeStore store, WebhookDispatcher webhooks)
{
    /// <summary>The request whose effect is being recorded: its id and idempotency key.</summary>
    public (string? Id, string? Key) Cause { get; set; }

    public string ApiVersion { get; set; } = StripeSimulator.DefaultApiVersion;

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

    public JsonObject CreateEndpoint(StripeForm form, string? fixedSecret)
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
        webhooks.AddTarget(new WebhookTarget(endpoint.Text("id")!, url, secret, type => events.Contains("*") || events.Contains(type, StringComparer.Ordinal)));

        // The secret is told once, at creation.
        var answer = (JsonObject)endpoint.DeepClone();
        answer["secret"] = secret;
        return answer;
    }

    public JsonObject DeleteEndpoint(string id)
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
        webhooks.Publish(new WebhookMessage(item.Text("id")!, item.Text("type")!, key, JsonText.ToBytes(item, indented: true)));
    }
}
