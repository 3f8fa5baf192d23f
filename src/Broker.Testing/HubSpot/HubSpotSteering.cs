using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Steering;
using Broker.Testing.Webhooks;

namespace Broker.Testing.HubSpot;

/// <summary>
/// What cannot be reached from outside. <c>settings</c> {rateLimitPerTenSeconds, searchLimitPerSecond, dailyLimit, sendRetryAfter, searchLagSeconds,
/// tokenLifetimeSeconds, rotateRefreshTokens, reverseBatchResults}; <c>storm</c> {policyName, seconds or calls, operation}, DELETE ends storms;
/// <c>input-faults</c> {objectType, property, value, everyNth, count, status, category, message}, DELETE clears; <c>properties</c> {objectType, name, type, unique, options};
/// <c>required</c> {objectType, property, whenProperty, whenValue}; <c>owners</c> {id, userId, email, archived}; <c>scopes</c> {operation, scope};
/// <c>seed</c> {objectType, count, properties with <c>{n}</c>}; <c>objects/{type}</c> {properties, userId, changeSource} makes a record as a user,
/// <c>objects/{type}/{id}</c> {action: edit, archive, restore, merge; properties, userId, changeSource, otherId} changes one; <c>tokens/revoke</c>; GET <c>calls</c> {?operation, ?windowSeconds};
/// <c>webhooks</c> as <see cref="HubSpotWebhookSteering"/> tells.
/// </summary>
internal sealed class HubSpotSteering(HubSpotSimulator simulator, HubSpotParts parts, HubSpotDeliveries deliveries)
{
    public SimResponse? Handle(SimRequest request) => (request.Method, request.Segments[1..], request.Json) switch
    {
        ("POST", ["settings"], var body) => Configure(body),
        ("POST", ["storm"], var body) => StartStorm(body),
        ("DELETE", ["storm"], _) => Done(simulator.StopStorms),
        ("POST", ["input-faults"], var body) => Done(() => simulator.FailInputs(HubSpotInputFaults.Read(body))),
        ("DELETE", ["input-faults"], _) => Done(simulator.ClearInputFaults),
        ("POST", ["properties"], var body) => Done(() => simulator.AddProperty(
            Need(body, "objectType"), Need(body, "name"), body.Text("type") ?? "string", body.Bool("unique") ?? false, Texts(body, "options"))),
        ("POST", ["required"], var body) => Done(() => simulator.RequireProperty(Need(body, "objectType"), Need(body, "property"), body.Text("whenProperty"), body.Text("whenValue"))),
        ("POST", ["owners"], var body) => Done(() => simulator.AddOwner(Need(body, "id"), body.Int("userId") ?? 0, Need(body, "email"), body.Bool("archived") ?? false)),
        ("POST", ["scopes"], var body) => Done(() => simulator.WithholdScope(Need(body, "operation"), Need(body, "scope"))),
        ("POST", ["tokens", "revoke"], _) => Done(simulator.RevokeTokens),
        ("POST", ["seed"], var body) => Seed(body),
        ("POST", ["objects", var type], var body) => SimResponse.Json(200, new JsonObject
        {
            ["id"] = simulator.CreateAsUser(type, Values(body), UserOf(body), body.Text("changeSource") ?? "CRM_UI"),
        }),
        ("POST", ["objects", var type, var id], var body) => Act(type, id, body),
        ("GET", ["calls"], _) => Calls(request),
        ("POST", ["webhooks", ..] path, var body) => HubSpotWebhookSteering.Handle(path, body, parts.Webhooks, deliveries),
        _ => null,
    };

    public JsonObject Describe()
    {
        var (records, properties) = (new JsonObject(), new JsonObject());
        foreach (var type in parts.Account.Types)
        {
            var living = type.Records.Where(r => r.ArchivedAt is null).ToList();
            if (living.Count > 0)
            {
                records[type.Name] = JsonText.Array(living.Select(r => (JsonNode)new JsonObject { ["id"] = r.Id, ["properties"] = r.Render(r.Properties.Keys)["properties"]!.DeepClone() }));
            }

            var own = type.Properties.Values.Where(p => p.Bool("hubspotDefined") != true).ToList();
            if (own.Count > 0)
            {
                properties[type.Name] = JsonText.Array(own.Select(p => (JsonNode)new JsonObject { ["name"] = p.Text("name"), ["type"] = p.Text("type"), ["hasUniqueValue"] = p.Bool("hasUniqueValue") }));
            }
        }

        var refusals = new JsonObject();
        foreach (var (policy, count) in parts.Limits.Refusals)
        {
            refusals[policy] = count;
        }

        return new JsonObject
        {
            ["records"] = records,
            ["properties"] = properties,
            ["limitRefusals"] = refusals,
            ["subscriptions"] = JsonText.Array(parts.Webhooks.Subscriptions.Select(s => s.DeepClone())),
            ["deliveries"] = DeliveryJson.Write(deliveries.Log()),
            ["held"] = deliveries.HeldCount(),
        };
    }

    private static SimResponse Done(Action act)
    {
        act();
        return SteeringEndpoint.Done();
    }

    private static string Need(JsonObject? body, string name) => body.Text(name) is { Length: > 0 } value ? value : throw new ArgumentException($"The body needs {name}.", nameof(name));

    private static string[] Texts(JsonObject? body, string name) => [.. (body?[name] as JsonArray ?? []).Select(o => o.Text() ?? "")];

    private static long UserOf(JsonObject? body) => body.Int("userId") ?? 9_586_504;

    private static Dictionary<string, string> Values(JsonObject? body) =>
        (body?["properties"] as JsonObject ?? []).ToDictionary(p => p.Key, p => p.Value.Text() ?? "", StringComparer.Ordinal);

    private SimResponse Configure(JsonObject? body)
    {
        parts.Limits.PerTenSeconds = body.Int("rateLimitPerTenSeconds") ?? parts.Limits.PerTenSeconds;
        parts.Limits.SearchesPerSecond = body.Int("searchLimitPerSecond") ?? parts.Limits.SearchesPerSecond;
        parts.Limits.Daily = body.Int("dailyLimit") ?? parts.Limits.Daily;
        parts.Limits.SendRetryAfter = body.Bool("sendRetryAfter") ?? parts.Limits.SendRetryAfter;
        parts.Account.SearchLag = body.Int("searchLagSeconds") is { } lag ? TimeSpan.FromSeconds(lag) : parts.Account.SearchLag;
        parts.OAuth.TokenLifetime = body.Int("tokenLifetimeSeconds") is { } life ? TimeSpan.FromSeconds(life) : parts.OAuth.TokenLifetime;
        parts.OAuth.RotatesRefreshTokens = body.Bool("rotateRefreshTokens") ?? parts.OAuth.RotatesRefreshTokens;
        parts.Batch.ReverseResults = body.Bool("reverseBatchResults") ?? parts.Batch.ReverseResults;
        return SteeringEndpoint.Done();
    }

    private SimResponse StartStorm(JsonObject? body)
    {
        var (policy, operation) = (body.Text("policyName") ?? "TEN_SECONDLY_ROLLING", body.Text("operation") ?? "*");
        if (body.Int("calls") is { } calls)
        {
            return Done(() => simulator.StartStorm(policy, calls, operation));
        }

        return Done(() => simulator.StartStorm(policy, TimeSpan.FromSeconds(body.Int("seconds") ?? 10), operation));
    }

    private SimResponse Seed(JsonObject? body)
    {
        var values = Values(body);
        return Done(() => simulator.Seed(Need(body, "objectType"), body.Int("count") ?? 1, n =>
            values.ToDictionary(p => p.Key, p => p.Value.Replace("{n}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), StringComparer.Ordinal)));
    }

    private SimResponse Act(string type, string id, JsonObject? body)
    {
        switch (body.Text("action") ?? "edit")
        {
            case "edit":
                simulator.EditAsUser(type, id, Values(body), UserOf(body), body.Text("changeSource") ?? "CRM_UI");
                break;
            case "archive":
                simulator.ArchiveAsUser(type, id, UserOf(body));
                break;
            case "restore":
                simulator.RestoreAsUser(type, id, UserOf(body));
                break;
            case "merge":
                return SimResponse.Json(200, new JsonObject { ["id"] = simulator.MergeAsUser(type, id, Need(body, "otherId"), UserOf(body)) });
            default:
                return SteeringEndpoint.Refuse(400, "action must be edit, archive, restore or merge.");
        }

        return SteeringEndpoint.Done();
    }

    private SimResponse Calls(SimRequest request)
    {
        var operation = request.QueryValue("operation") ?? "*";
        var window = TimeSpan.FromSeconds(HubSpotObjects.Limit(request.QueryValue("windowSeconds"), 10, 86_400));
        var calls = simulator.CallLog.Where(c => Faults.WildcardMatch.IsMatch(operation, c.Operation));
        return SimResponse.Json(200, new JsonObject
        {
            ["maxCallsInAnyWindow"] = simulator.MaxCallsInAnyWindow(window, operation),
            ["calls"] = JsonText.Array(calls.Select(c => (JsonNode)new JsonObject { ["operation"] = c.Operation, ["at"] = JsonText.Iso(c.At) })),
        });
    }
}
