using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>The calls on one record, and lists (contracts/hubspot.md 3).</summary>
internal sealed class HubSpotObjects(HubSpotAccount account, HubSpotWriter writer, HubSpotAssociationTypes kinds)
{
    private const int MaximumPage = 100;
    private const int MaximumPageWithHistory = 50;

    public SimResponse List(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var history = Split(request, "propertiesWithHistory");
        var limit = Limit(request.QueryValue("limit"), 10, history.Count > 0 ? MaximumPageWithHistory : MaximumPage);
        var archived = request.QueryValue("archived") == "true";
        var names = Names(type, Split(request, "properties"));
        var associations = Split(request, "associations");
        var (results, last, more) = (new JsonArray(), "", false);
        for (var at = type.PositionAfter(After(request.QueryValue("after"))); at < type.Records.Count && !more; at++)
        {
            var record = type.Records[at];
            if (record.ArchivedAt is not null != archived)
            {
                continue;
            }

            if (results.Count == limit)
            {
                more = true;
                break;
            }

            results.Add((JsonNode)WithAssociations(record.WithHistory(record.Render(names), history), type, record, associations));
            last = record.Id;
        }

        var body = new JsonObject { ["results"] = results };
        if (more)
        {
            body["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = last, ["link"] = $"https://api.hubapi.com{request.Path}?after={last}" } };
        }

        return SimResponse.Json(200, body);
    }

    public SimResponse Get(string typeName, string id, SimRequest request)
    {
        var type = account.Type(typeName);
        var archived = request.QueryValue("archived") == "true";
        var record = type.Find(id, request.QueryValue("idProperty"), followMerges: !archived);
        if (record is null || record.ArchivedAt is not null != archived)
        {
            throw HubSpotError.NotFound();
        }

        var body = record.WithHistory(record.Render(Names(type, Split(request, "properties"))), Split(request, "propertiesWithHistory"));
        return SimResponse.Json(200, WithAssociations(body, type, record, Split(request, "associations")));
    }

    public SimResponse Create(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var body = request.Json ?? throw InvalidJson();
        var properties = Properties(body);
        writer.Check(type, properties, null);
        var record = writer.Create(type, properties, Links(type, body["associations"] as JsonArray));
        return SimResponse.Json(201, record.Render(record.Properties.Keys, body.Text("objectWriteTraceId")));
    }

    public SimResponse Update(string typeName, string id, SimRequest request)
    {
        var type = account.Type(typeName);
        var record = Living(type.Find(id, request.QueryValue("idProperty"), followMerges: true)) ?? throw HubSpotError.NotFound();
        var body = request.Json ?? throw InvalidJson();
        var properties = Properties(body);
        writer.Check(type, properties, record);
        writer.Update(type, record, properties);
        return SimResponse.Json(200, record.Render(Names(type, properties.Select(p => p.Key)), body.Text("objectWriteTraceId")));
    }

    public SimResponse Archive(string typeName, string id)
    {
        var type = account.Type(typeName);
        if (type.ById(id) is { } record)
        {
            writer.Archive(type, record);
        }

        return SimResponse.Empty(204);
    }

    public SimResponse Merge(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        if (type.Name is not ("contacts" or "companies" or "deals" or "tickets"))
        {
            throw HubSpotError.Validation($"Objects of type {type.Name} cannot be merged");
        }

        var body = request.Json ?? throw InvalidJson();
        var primary = Living(type.ById(Required(body, "primaryObjectId"), followMerges: true)) ?? throw HubSpotError.NotFound();
        var other = Living(type.ById(Required(body, "objectIdToMerge"), followMerges: true)) ?? throw HubSpotError.NotFound();
        if (primary == other)
        {
            throw HubSpotError.Validation("A record cannot be merged with itself");
        }

        var merged = writer.Merge(type, primary, other);
        return SimResponse.Json(200, merged.Render(Names(type, ["hs_merged_object_ids"])));
    }

    public SimResponse Forget(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        if (type.Name != "contacts")
        {
            throw HubSpotError.Validation($"Objects of type {type.Name} cannot be deleted for good");
        }

        var body = request.Json ?? throw InvalidJson();
        if (type.Find(Required(body, "objectId"), body.Text("idProperty"), followMerges: true) is { } record)
        {
            writer.Purge(type, record);
        }

        return SimResponse.Empty(204);
    }

    /// <summary>The associations a new record asks for; refused when one leads nowhere or in the wrong direction.</summary>
    public List<HubSpotLink> Links(HubSpotObjectType type, JsonArray? wanted)
    {
        var links = new List<HubSpotLink>();
        foreach (var association in wanted?.OfType<JsonObject>() ?? [])
        {
            var id = (association["to"] as JsonObject).Text("id") ?? "";
            foreach (var given in (association["types"] as JsonArray)?.OfType<JsonObject>() ?? throw HubSpotError.Validation("Invalid input JSON: some required fields were not set: [types]"))
            {
                var kind = kinds.FromType(type, given.Int("associationTypeId") ?? 0);
                if (kind is null || given.Text("associationCategory") is { } category && category != kind.Category)
                {
                    throw HubSpotError.Validation($"One or more associations are not valid: {type.ClassicName.ToUpperInvariant()}={id} is not valid");
                }

                var target = account.Type(kind.To);
                var to = Living(target.ById(id)) ?? throw HubSpotError.Validation($"{target.ClassicName.ToUpperInvariant()}={id} is not valid");
                links.Add(new HubSpotLink(target, to, kind));
            }
        }

        return links;
    }

    public static HubSpotRecord? Living(HubSpotRecord? record) => record?.ArchivedAt is null ? record : null;

    public static JsonObject Properties(JsonObject? body) => body?["properties"] as JsonObject ?? throw HubSpotError.Validation("Invalid input JSON: 'properties' is missing");

    public static HubSpotError InvalidJson() => HubSpotError.Validation("Invalid input JSON on line 1, column 1: Cannot deserialize");

    public static string Required(JsonObject body, string name) =>
        body.Text(name) is { Length: > 0 } value ? value : throw HubSpotError.Validation($"Invalid input JSON: some required fields were not set: [{name}]");

    public static IEnumerable<string> Names(HubSpotObjectType type, IEnumerable<string> asked) => type.Defaults.Concat(asked.Where(type.Properties.ContainsKey));

    public static int Limit(string? text, int standard, int most)
    {
        if (text is null)
        {
            return standard;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most
            ? limit
            : throw HubSpotError.Validation(string.Create(CultureInfo.InvariantCulture, $"Invalid limit: must be between 1 and {most}"));
    }

    public static long Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static long After(string? after) => after is null || long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        ? Number(after ?? "0")
        : throw HubSpotError.Validation($"Invalid paging cursor: {after}");

    /// <summary>A query parameter's names, comma-separated or repeated.</summary>
    public static List<string> Split(SimRequest request, string name) =>
        [.. request.Query.TryGetValue(name, out var values) ? values.SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : []];

    private JsonObject WithAssociations(JsonObject body, HubSpotObjectType from, HubSpotRecord record, List<string> wanted)
    {
        if (wanted.Count == 0)
        {
            return body;
        }

        var associations = new JsonObject();
        foreach (var type in wanted.Select(account.Type).Distinct())
        {
            var label = $"{Singular(from)}_to_{Singular(type)}";
            var found = record.Associations.Keys.Where(k => k.Type == type.Name && Living(type.ById(k.Id)) is not null).OrderBy(k => Number(k.Id)).ToList();
            if (found.Count > 0)
            {
                associations[type.Name] = new JsonObject { ["results"] = JsonText.Array(found.Select(k => (JsonNode)new JsonObject { ["id"] = k.Id, ["type"] = label })) };
            }
        }

        if (associations.Count > 0)
        {
            body["associations"] = associations;
        }

        return body;
    }

    private static string Singular(HubSpotObjectType type) => type.ClassicName == "object" ? type.Name : type.ClassicName;
}
