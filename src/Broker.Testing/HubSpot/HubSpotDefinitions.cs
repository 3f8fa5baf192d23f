using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Properties, groups, pipelines, schemas and owners (contracts/hubspot.md 4, 7, 8, 9).</summary>
internal sealed class HubSpotDefinitions(HubSpotAccount account, TimeProvider clock)
{
    public SimResponse ListProperties(string typeName) => Results(account.Type(typeName).Properties.Values);

    public SimResponse GetProperty(string typeName, string name) =>
        account.Type(typeName).Properties.TryGetValue(name, out var property) ? SimResponse.Json(200, property) : throw NoProperty(name);

    public SimResponse CreateProperty(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        return SimResponse.Json(201, CreateOne(type, request.Json ?? throw HubSpotObjects.InvalidJson()));
    }

    public SimResponse UpdateProperty(string typeName, string name, SimRequest request)
    {
        if (!account.Type(typeName).Properties.TryGetValue(name, out var property))
        {
            throw NoProperty(name);
        }

        foreach (var (member, value) in request.Json ?? throw HubSpotObjects.InvalidJson())
        {
            if (member is not ("name" or "hasUniqueValue"))
            {
                property[member] = value?.DeepClone();
            }
        }

        return SimResponse.Json(200, property);
    }

    public SimResponse DeleteProperty(string typeName, string name)
    {
        account.Type(typeName).Properties.Remove(name);
        return SimResponse.Empty(204);
    }

    public SimResponse BatchReadProperties(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var names = HubSpotBatch.Inputs(request).Inputs.Select(i => i.Text("name") ?? "").ToList();
        var missing = names.Where(n => !type.Properties.ContainsKey(n)).Select(n =>
        {
            var item = NoProperty(n);
            item.Context["name"] = new JsonArray(JsonValue.Create(n));
            return (JsonNode?)item.BatchItem(null);
        });
        return Batch(200, [.. names.Where(type.Properties.ContainsKey).Select(n => (JsonNode?)type.Properties[n].DeepClone())], [.. missing]);
    }

    public SimResponse BatchCreateProperties(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var (results, errors) = (new List<JsonNode?>(), new List<JsonNode?>());
        foreach (var input in HubSpotBatch.Inputs(request).Inputs)
        {
            try
            {
                results.Add(CreateOne(type, input).DeepClone());
            }
            catch (HubSpotError error)
            {
                error.Context["name"] = new JsonArray(JsonValue.Create(input.Text("name") ?? ""));
                errors.Add(error.BatchItem(null));
            }
        }

        return Batch(201, results, errors);
    }

    public SimResponse ListGroups(string typeName) => Results(account.Type(typeName).Groups.Values);

    public SimResponse GetGroup(string typeName, string name) =>
        account.Type(typeName).Groups.TryGetValue(name, out var group) ? SimResponse.Json(200, group) : throw HubSpotError.NotFound($"Property group {name} does not exist");

    public SimResponse CreateGroup(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        var name = body.Text("name") ?? throw HubSpotError.Validation("Some required fields were not set: [name]");
        if (type.Groups.ContainsKey(name))
        {
            throw new HubSpotError(409, "OBJECT_ALREADY_EXISTS", $"Property group named '{name}' already exists.");
        }

        var group = new JsonObject { ["name"] = name, ["label"] = body.Text("label") ?? name, ["displayOrder"] = body.Int("displayOrder") ?? -1, ["archived"] = false };
        type.Groups[name] = group;
        return SimResponse.Json(201, group);
    }

    public SimResponse ListPipelines(string typeName) => Results(Pipelines(typeName));

    public SimResponse GetPipeline(string typeName, string id) =>
        Pipelines(typeName).Find(p => p.Text("id") == id) is { } found ? SimResponse.Json(200, found) : throw HubSpotError.NotFound($"Pipeline {id} was not found");

    public SimResponse ListStages(string typeName, string id)
    {
        var pipeline = Pipelines(typeName).Find(p => p.Text("id") == id) ?? throw HubSpotError.NotFound($"Pipeline {id} was not found");
        return SimResponse.Json(200, new JsonObject { ["results"] = pipeline["stages"]!.DeepClone() });
    }

    public SimResponse ListSchemas() => Results(account.Types.Where(t => t.TypeId.StartsWith("2-", StringComparison.Ordinal)).Select(Schema));

    public SimResponse GetSchema(string typeName) => SimResponse.Json(200, Schema(account.Type(typeName)));

    public SimResponse CreateSchema(SimRequest request)
    {
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        var name = body.Text("name") ?? throw HubSpotError.Validation("Some required fields were not set: [name]");
        if (account.FindType(name) is not null)
        {
            throw new HubSpotError(409, "OBJECT_ALREADY_EXISTS", $"An object type named '{name}' already exists.");
        }

        var properties = (body["properties"] as JsonArray ?? []).OfType<JsonObject>().Select(p => HubSpotAccount.Property(p.Text("name")!, p.Text("type") ?? "string", false, p));
        return SimResponse.Json(201, Schema(account.AddCustom(name, properties, [.. (body["requiredProperties"] as JsonArray ?? []).Select(r => r.Text() ?? "")])));
    }

    public static SimResponse Owners() => Results(
    [
        new JsonObject { ["id"] = "41629779", ["email"] = "desk@broker.example", ["firstName"] = "Desk", ["lastName"] = "Operator", ["userId"] = 9586504, ["type"] = "PERSON", ["archived"] = false },
    ]);

    public JsonObject CreateOne(HubSpotObjectType type, JsonObject body)
    {
        var absent = (string[])["name", "label", "groupName", "type", "fieldType"];
        absent = Array.FindAll(absent, name => body.Text(name) is not { Length: > 0 });
        if (absent.Length > 0)
        {
            throw HubSpotError.Validation($"Invalid input JSON: some required fields were not set: [{string.Join(", ", absent)}]");
        }

        var propertyName = body.Text("name")!;
        if (type.Properties.ContainsKey(propertyName))
        {
            throw new HubSpotError(409, "OBJECT_ALREADY_EXISTS", $"Property named '{propertyName}' already exists.", "Properties.PROPERTY_EXISTS");
        }

        if (!type.Groups.ContainsKey(body.Text("groupName")!))
        {
            throw HubSpotError.Validation($"Property group '{body.Text("groupName")}' does not exist.");
        }

        var property = HubSpotAccount.Property(propertyName, body.Text("type")!, hubspotDefined: false, body);
        var now = JsonText.Iso(clock.GetUtcNow());
        (property["createdAt"], property["updatedAt"]) = (now, now);
        type.Properties[propertyName] = property;
        return property;
    }

    private static HubSpotError NoProperty(string name) => HubSpotError.NotFound($"Property {name} does not exist");

    private static SimResponse Results(IEnumerable<JsonObject> items) => SimResponse.Json(200, new JsonObject { ["results"] = JsonText.Array(items.Select(i => i.DeepClone())) });

    private static JsonObject Schema(HubSpotObjectType type) => new()
    {
        ["id"] = type.TypeId[2..],
        ["objectTypeId"] = type.TypeId,
        ["fullyQualifiedName"] = type.Name,
        ["name"] = type.Name[(type.Name.IndexOf('_', StringComparison.Ordinal) + 1)..],
        ["labels"] = new JsonObject { ["singular"] = type.Name, ["plural"] = type.Name },
        ["requiredProperties"] = JsonText.Array(type.Required.Select(r => (JsonNode?)JsonValue.Create(r))),
        ["properties"] = JsonText.Array(type.Properties.Values.Select(p => p.DeepClone())),
        ["archived"] = false,
    };

    private List<JsonObject> Pipelines(string typeName) => account.Pipelines.GetValueOrDefault(account.Type(typeName).Name) ?? [];

    private SimResponse Batch(int status, List<JsonNode?> results, List<JsonNode?> errors)
    {
        var now = JsonText.Iso(clock.GetUtcNow());
        var body = new JsonObject { ["status"] = "COMPLETE", ["results"] = JsonText.Array(results), ["startedAt"] = now, ["completedAt"] = now };
        if (errors.Count > 0)
        {
            (body["numErrors"], body["errors"]) = (errors.Count, JsonText.Array(errors));
        }

        return SimResponse.Json(errors.Count > 0 ? 207 : status, body);
    }
}
