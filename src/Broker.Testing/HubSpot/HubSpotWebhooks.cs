using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>An app's webhook settings and subscriptions, and the events they make of changes (contracts/hubspot.md 12).</summary>
internal sealed class HubSpotWebhooks(HubSpotAccount account, HubSpotDeliveries deliveries, TimeProvider clock)
{
    private const int StandardConcurrency = 10;
    private static readonly string[] Kinds = ["creation", "deletion", "merge", "restore", "propertyChange", "associationChange"];
    private static readonly string[] Names = ["contact", "company", "deal", "ticket", "line_item", "product", "object"];
    private static readonly string[] NotSubscribable = ["num_unique_conversion_events", "hs_lastmodifieddate", "lastmodifieddate"];
    private readonly List<JsonObject> _subscriptions = [];
    private readonly List<HubSpotDelivery> _collected = [];
    private HubSpotWebhookTarget? _target;
    private string _createdAt = "";
    private long _nextEventId = 100;

    public string ClientSecret { get; set; } = "hubspot-client-secret";

    /// <summary>Whether all events made together carry one id; ids are not promised to be unique.</summary>
    public bool RepeatsEventIds { get; set; }

    public int BatchSize { get; set; } = 100;

    public IReadOnlyList<JsonObject> Subscriptions => _subscriptions;

    public void SetTarget(Uri url, int? maximumConcurrent)
    {
        if (url.Scheme is not ("http" or "https"))
        {
            throw HubSpotError.Validation($"targetUrl must be an absolute http or https address, not {url}");
        }

        var now = JsonText.Iso(clock.GetUtcNow());
        _createdAt = _target is null ? now : _createdAt;
        _target = new HubSpotWebhookTarget(url, ClientSecret, maximumConcurrent ?? _target?.MaximumConcurrent ?? StandardConcurrency, BatchSize);
        deliveries.SetTarget(_target);
    }

    /// <summary>Takes a changed secret or batch size into use.</summary>
    public void Apply()
    {
        if (_target is not null)
        {
            _target = _target with { ClientSecret = ClientSecret, BatchSize = BatchSize };
            deliveries.SetTarget(_target);
        }
    }

    /// <summary>Adds a subscription; without a property a change of any is told.</summary>
    public JsonObject Subscribe(string eventType, string? property, string? objectTypeId, bool active)
    {
        if (eventType.Split('.') is not [var name, var kind] || !Names.Contains(name, StringComparer.Ordinal)
            || !(Kinds.Contains(kind, StringComparer.Ordinal) || eventType == "contact.privacyDeletion") || eventType == "product.associationChange")
        {
            throw HubSpotError.Validation($"Unknown subscription type {eventType}");
        }

        if (property is not null && NotSubscribable.Contains(property, StringComparer.Ordinal))
        {
            throw HubSpotError.Validation($"Property {property} cannot be subscribed to");
        }

        var now = JsonText.Iso(clock.GetUtcNow());
        var subscription = new JsonObject
        {
            ["id"] = account.NextDefinitionId().ToString(CultureInfo.InvariantCulture),
            ["eventType"] = eventType,
            ["active"] = active,
            ["createdAt"] = now,
            ["updatedAt"] = now,
        };
        if (property is not null)
        {
            subscription["propertyName"] = property;
        }

        if (objectTypeId is not null)
        {
            subscription["objectTypeId"] = account.FindType(objectTypeId)?.TypeId ?? objectTypeId;
        }

        _subscriptions.Add(subscription);
        return subscription;
    }

    /// <summary>Keeps what a change tells, for when its call is over.</summary>
    public void Tell(HubSpotEvent change)
    {
        if (_target is null || (change.Property is { } property && NotSubscribable.Contains(property, StringComparer.Ordinal)))
        {
            return;
        }

        foreach (var subscription in _subscriptions.Where(s => s.Bool("active") == true && Wants(s, change)))
        {
            _collected.Add(new HubSpotDelivery(subscription.Text("eventType")!, Render(subscription, change)));
        }
    }

    /// <summary>Sends what was collected, together.</summary>
    public void Flush()
    {
        if (_collected.Count == 0)
        {
            return;
        }

        deliveries.Publish([.. _collected]);
        _collected.Clear();
        _nextEventId++;
    }

    public SimResponse GetSettings() => SimResponse.Json(200, Settings());

    public SimResponse PutSettings(SimRequest request)
    {
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        var maximum = (body["throttling"] as JsonObject).Int("maxConcurrentRequests");
        if (maximum is <= 5)
        {
            throw HubSpotError.Validation("maxConcurrentRequests must be greater than 5");
        }

        SetTarget(Address(HubSpotObjects.Required(body, "targetUrl")), maximum);
        return SimResponse.Json(200, Settings());
    }

    public SimResponse DeleteSettings()
    {
        _target = null;
        deliveries.SetTarget(null);
        return SimResponse.Empty(204);
    }

    public SimResponse ListSubscriptions() => SimResponse.Json(200, new JsonObject { ["results"] = JsonText.Array(_subscriptions.Select(s => s.DeepClone())) });

    public SimResponse GetSubscription(string id) => SimResponse.Json(200, Find(id));

    public SimResponse CreateSubscription(SimRequest request)
    {
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        var type = HubSpotObjects.Required(body, "eventType");
        if (type.EndsWith(".propertyChange", StringComparison.Ordinal))
        {
            HubSpotObjects.Required(body, "propertyName");
        }

        if (type.StartsWith("object.", StringComparison.Ordinal))
        {
            HubSpotObjects.Required(body, "objectTypeId");
        }

        return SimResponse.Json(201, Subscribe(type, body.Text("propertyName"), body.Text("objectTypeId"), body.Bool("active") ?? false));
    }

    public SimResponse UpdateSubscription(string id, SimRequest request) => SimResponse.Json(200, Activate(Find(id), (request.Json ?? throw HubSpotObjects.InvalidJson()).Bool("active")));

    public SimResponse DeleteSubscription(string id)
    {
        _subscriptions.Remove(Find(id));
        return SimResponse.Empty(204);
    }

    public SimResponse UpdateSubscriptions(SimRequest request)
    {
        var results = HubSpotBatch.Inputs(request).Inputs.Select(i => (JsonNode?)Activate(Find(HubSpotObjects.Required(i, "id")), i.Bool("active")).DeepClone()).ToList();
        return HubSpotBatch.Complete(clock, 200, results, []);
    }

    private static Uri Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : throw HubSpotError.Validation($"targetUrl must be an absolute address, not {url}");

    private static bool Wants(JsonObject subscription, HubSpotEvent change)
    {
        var parts = subscription.Text("eventType")!.Split('.');
        var isGeneric = parts[0] == "object";
        return parts[1] == change.Kind
            && (isGeneric ? subscription.Text("objectTypeId") is not { } id || id == change.Type.TypeId : parts[0] == change.Type.ClassicName)
            && (subscription.Text("propertyName") is not { } property || property == change.Property);
    }

    private JsonObject Render(JsonObject subscription, HubSpotEvent change)
    {
        var body = new JsonObject
        {
            ["eventId"] = RepeatsEventIds ? _nextEventId : _nextEventId++,
            ["subscriptionId"] = HubSpotObjects.Number(subscription.Text("id")!),
            ["portalId"] = HubSpotAccount.HubId,
            ["appId"] = HubSpotChange.AppId,
            ["occurredAt"] = change.At.ToUnixTimeMilliseconds(),
            ["subscriptionType"] = subscription.Text("eventType"),
            ["attemptNumber"] = 0,
            ["objectId"] = change.ObjectId,
            ["changeSource"] = change.Change.Source,
            ["sourceId"] = change.Change.SourceId,
        };
        if (subscription.Text("eventType")!.StartsWith("object.", StringComparison.Ordinal))
        {
            body["objectTypeId"] = change.Type.TypeId;
        }

        foreach (var (name, value) in change.Members)
        {
            body[name] = value?.DeepClone();
        }

        return body;
    }

    private JsonObject Settings() => _target is null
        ? throw HubSpotError.NotFound("The app has no webhook settings")
        : new JsonObject
        {
            ["targetUrl"] = _target.Url.AbsoluteUri,
            ["throttling"] = new JsonObject { ["maxConcurrentRequests"] = _target.MaximumConcurrent, ["period"] = "SECONDLY" },
            ["createdAt"] = _createdAt,
            ["updatedAt"] = _createdAt,
        };

    private JsonObject Find(string id) => _subscriptions.Find(s => s.Text("id") == id) ?? throw HubSpotError.NotFound($"Subscription {id} does not exist");

    private JsonObject Activate(JsonObject subscription, bool? active)
    {
        subscription["active"] = active ?? subscription.Bool("active");
        subscription["updatedAt"] = JsonText.Iso(clock.GetUtcNow());
        return subscription;
    }
}
