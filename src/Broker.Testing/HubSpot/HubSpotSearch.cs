using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Search with its documented limits (contracts/hubspot.md 6). It sees records as they stood one lag ago.</summary>
internal sealed class HubSpotSearch(HubSpotAccount account, TimeProvider clock)
{
    private const int MaximumResults = 10_000;
    private const int MaximumBody = 3_000;

    public SimResponse Run(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        if (Encoding.UTF8.GetCharCount(request.Body) > MaximumBody)
        {
            throw HubSpotError.Validation("The request body is longer than 3000 characters");
        }

        var groups = Groups(type, body);
        var limit = HubSpotObjects.Limit(body.Text("limit"), 10, 200);
        var offset = HubSpotObjects.After(body.Text("after") is { Length: > 0 } after ? after : null);
        if (offset + limit > MaximumResults)
        {
            throw HubSpotError.Validation("Paging beyond 10000 results is not possible");
        }

        var found = Find(type, Start(type, body), groups, body.Text("query"));
        Sort(type, found, body["sorts"] as JsonArray);
        var names = HubSpotObjects.Names(type, (body["properties"] as JsonArray ?? []).Select(n => n.Text() ?? "")).ToList();
        var page = found.Skip((int)offset).Take(limit).Select(f => (JsonNode)f.Record.Render(names, from: f.Seen));
        var answer = new JsonObject { ["total"] = found.Count, ["results"] = JsonText.Array(page) };
        if (found.Count > offset + limit)
        {
            answer["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = (offset + limit).ToString(CultureInfo.InvariantCulture) } };
        }

        return SimResponse.Json(200, answer);
    }

    // A walk by ascending id asks for greater ids only: it need not look at the records before.
    private static int Start(HubSpotObjectType type, JsonObject body)
    {
        var only = body["filterGroups"] is JsonArray { Count: 1 } groups && body["filters"] is null ? (groups[0] as JsonObject)?["filters"] as JsonArray : null;
        var last = only?.OfType<JsonObject>().FirstOrDefault(f => f.Text("propertyName") == "hs_object_id" && f.Text("operator") == "GT").Text("value");
        return last is null ? 0 : type.PositionAfter(HubSpotObjects.Number(last));
    }

    private List<List<Func<HubSpotRecord, Dictionary<string, string>, bool>>> Groups(HubSpotObjectType type, JsonObject body)
    {
        var groups = (body["filterGroups"] as JsonArray ?? []).OfType<JsonObject>().Select(g => (g["filters"] as JsonArray ?? []).OfType<JsonObject>().ToList()).ToList();
        if (body["filters"] is JsonArray { Count: > 0 } alone)
        {
            groups.Add([.. alone.OfType<JsonObject>()]);
        }

        if (groups.Count > 5 || groups.Exists(g => g.Count > 6) || groups.Sum(g => g.Count) > 18)
        {
            throw HubSpotError.Validation("Too many filters: at most 5 filterGroups, 6 filters in each and 18 in all");
        }

        return groups.ConvertAll(g => g.ConvertAll(f => HubSpotFilter.Compile(account, type, f)));
    }

    private List<(HubSpotRecord Record, Dictionary<string, string> Seen)> Find(
        HubSpotObjectType type, int start, List<List<Func<HubSpotRecord, Dictionary<string, string>, bool>>> groups, string? query)
    {
        var lag = account.SearchLag;
        var seenUntil = clock.GetUtcNow() - lag;
        var found = new List<(HubSpotRecord, Dictionary<string, string>)>();
        for (var at = start; at < type.Records.Count; at++)
        {
            var record = type.Records[at];
            if (record.ArchivedAt is not null || (lag == TimeSpan.Zero ? record.Properties : record.SeenAt(seenUntil)) is not { } seen)
            {
                continue;
            }

            if ((groups.Count == 0 || groups.Exists(g => g.TrueForAll(matches => matches(record, seen))))
                && (query is not { Length: > 0 } || seen.Values.Any(v => v.Contains(query, StringComparison.OrdinalIgnoreCase))))
            {
                found.Add((record, seen));
            }
        }

        return found;
    }

    private static void Sort(HubSpotObjectType type, List<(HubSpotRecord Record, Dictionary<string, string> Seen)> found, JsonArray? sorts)
    {
        if (sorts is { Count: > 1 })
        {
            throw HubSpotError.Validation("Only one sort is allowed");
        }

        var first = sorts?.Count > 0 ? sorts[0] : null;
        var property = (first is JsonObject sort ? sort.Text("propertyName") : first.Text()?.TrimStart('-')) ?? "hs_object_id";
        var descending = first is JsonObject order ? order.Text("direction") == "DESCENDING" : first.Text()?.StartsWith('-') == true;
        if (!type.Properties.TryGetValue(property, out var definition))
        {
            throw HubSpotError.Validation($"There was a problem with the request. Property {property} does not exist");
        }

        if (property == "hs_object_id")
        {
            // Records are kept by ascending id.
            if (descending)
            {
                found.Reverse();
            }

            return;
        }

        // Keys are made once: parsing in every comparison would make a large search slow.
        var kind = definition.Text("type") ?? "string";
        var keyed = found.ConvertAll(f => (Key: f.Seen.TryGetValue(property, out var value) ? HubSpotFilter.Key(kind, value) : null, Found: f));
        keyed.Sort((a, b) =>
        {
            // Records without a value come last in both directions; equal ones by id.
            var result = (a.Key, b.Key) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                (string left, string right) => Directed(string.CompareOrdinal(left, right)),
                var (left, right) => Directed(left.CompareTo(right)),
            };
            return result != 0 ? result : a.Found.Record.Number.CompareTo(b.Found.Record.Number);
        });
        for (var i = 0; i < keyed.Count; i++)
        {
            found[i] = keyed[i].Found;
        }

        int Directed(int result) => descending ? -result : result;
    }
}
