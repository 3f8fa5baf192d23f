using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>The calls on one record, and lists (contracts/hubspot.md 3).</summary>
internal sealed class HubSpotObjects(HubSpotAccount account, TimeProvider clock)
{
    public SimResponse List(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var limit = Limit(request.QueryValue("limit"), 10, 100);
        var archived = request.QueryValue("archived") == "true";
        var after = request.QueryValue("after");
        var all = type.Records.Where(r => r.ArchivedAt is not null == archived).OrderBy(r => Number(r.Id)).Where(r => after is null || Number(r.Id) > Number(after)).ToList();
        var names = Names(type, Split(request, "properties"));
        var associations = Split(request, "associations");
        var page = all.Take(limit).Select(r => (JsonNode)WithAssociations(r.Render(names), r, associations));
        var body = new JsonObject { ["results"] = JsonText.Array(page) };
        if (all.Count > limit)
        {
            var next = all[limit - 1].Id;
            body["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = next, ["link"] = $"https://api.hubapi.com{request.Path}?after={next}" } };
        }

        return SimResponse.Json(200, body);
    }

    public SimResponse Get(string typeName, string id, SimRequest request)
    {
        var type = account.Type(typeName);
        var record = type.Find(id, request.QueryValue("idProperty"));
        if (record is null || (record.ArchivedAt is not null && request.QueryValue("archived") != "true"))
        {
            throw HubSpotError.NotFound();
        }

        return SimResponse.Json(200, WithAssociations(record.Render(Names(type, Split(request, "properties"))), record, Split(request, "associations")));
    }

    public SimResponse Create(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var body = request.Json ?? throw InvalidJson();
        var record = CreateOne(type, Properties(body), body["associations"] as JsonArray);
        return SimResponse.Json(201, record.Render(record.Properties.Keys));
    }

    public SimResponse Update(string typeName, string id, SimRequest request)
    {
        var type = account.Type(typeName);
        var record = Living(type.Find(id, request.QueryValue("idProperty"))) ?? throw HubSpotError.NotFound();
        var properties = Properties(request.Json ?? throw InvalidJson());
        type.Check(properties, record);
        type.Write(record, properties, clock.GetUtcNow());
        return SimResponse.Json(200, record.Render(Names(type, properties.Select(p => p.Key))));
    }

    public SimResponse Archive(string typeName, string id)
    {
        var type = account.Type(typeName);
        if (type.ById(id) is { } record)
        {
            type.Archive(record, clock.GetUtcNow());
        }

        return SimResponse.Empty(204);
    }

    public HubSpotRecord CreateOne(HubSpotObjectType type, JsonObject properties, JsonArray? associations)
    {
        type.Check(properties, null);
        CheckAssociations(associations);
        if (type.Name == "tickets" && properties.Text("hs_pipeline") is null)
        {
            properties = (JsonObject)properties.DeepClone();
            properties["hs_pipeline"] = "0";
        }

        CheckStage(type, properties);
        var record = type.Create(account.NextId(), properties, clock.GetUtcNow());
        foreach (var association in associations?.OfType<JsonObject>() ?? [])
        {
            var kind = ((association["types"] as JsonArray)?.FirstOrDefault() as JsonObject).Int("associationTypeId") ?? 0;
            var target = HubSpotAssociations.TargetType(account, type, kind);
            HubSpotAssociations.Link(type, record, target, target.ById((association["to"] as JsonObject).Text("id")!)!, kind);
        }

        return record;

        void CheckAssociations(JsonArray? wanted)
        {
            foreach (var association in wanted?.OfType<JsonObject>() ?? [])
            {
                var kind = ((association["types"] as JsonArray)?.FirstOrDefault() as JsonObject).Int("associationTypeId") ?? 0;
                var id = (association["to"] as JsonObject).Text("id") ?? "";
                var target = HubSpotAssociations.TargetType(account, type, kind);
                if (Living(target.ById(id)) is null)
                {
                    throw HubSpotError.Validation($"{target.Name.TrimEnd('s').ToUpperInvariant()}={id} is not valid");
                }
            }
        }
    }

    public static HubSpotRecord? Living(HubSpotRecord? record) => record?.ArchivedAt is null ? record : null;

    public static JsonObject Properties(JsonObject? body) => body?["properties"] as JsonObject ?? throw HubSpotError.Validation("Invalid input JSON: 'properties' is missing");

    public static HubSpotError InvalidJson() => HubSpotError.Validation("Invalid input JSON on line 1, column 1: Cannot deserialize");

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

    private static List<string> Split(SimRequest request, string name) =>
        [.. request.Query.TryGetValue(name, out var values) ? values.SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : []];

    private JsonObject WithAssociations(JsonObject body, HubSpotRecord record, List<string> wanted)
    {
        if (wanted.Count == 0)
        {
            return body;
        }

        var associations = new JsonObject();
        foreach (var type in wanted.Select(account.Type))
        {
            var found = record.Associations.Keys.Where(k => k.Type == type.Name).ToList();
            if (found.Count > 0)
            {
                associations[type.Name] = new JsonObject { ["results"] = JsonText.Array(found.Select(k => (JsonNode)new JsonObject { ["id"] = k.Id, ["type"] = "to_" + type.Name })) };
            }
        }

        body["associations"] = associations;
        return body;
    }

    private void CheckStage(HubSpotObjectType type, JsonObject properties)
    {
        var (pipelineProperty, stageProperty) = type.Name == "tickets" ? ("hs_pipeline", "hs_pipeline_stage") : ("pipeline", "dealstage");
        if (!account.Pipelines.TryGetValue(type.Name, out var pipelines) || properties.Text(stageProperty) is not { Length: > 0 } stage)
        {
            return;
        }

        var pipeline = pipelines.Find(p => p.Text("id") == properties.Text(pipelineProperty));
        if (pipeline is null || !((JsonArray)pipeline["stages"]!).OfType<JsonObject>().Any(s => s.Text("id") == stage))
        {
            throw HubSpotError.Properties([(stageProperty, "INVALID_OPTION", $"{stage} was not one of the allowed options of pipeline {properties.Text(pipelineProperty)}")]);
        }
    }
}
