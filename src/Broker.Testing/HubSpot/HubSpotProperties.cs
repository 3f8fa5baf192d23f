using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Property definitions and groups (contracts/hubspot.md 4).</summary>
internal sealed class HubSpotProperties(HubSpotAccount account, TimeProvider clock)
{
    private const int MaximumUnique = 10;

    private static readonly Dictionary<string, string[]> FieldTypes = new(StringComparer.Ordinal)
    {
        ["bool"] = ["booleancheckbox", "calculation_equation"],
        ["date"] = ["date"],
        ["datetime"] = ["date"],
        ["enumeration"] = ["booleancheckbox", "checkbox", "radio", "select", "calculation_equation"],
        ["number"] = ["number", "calculation_equation"],
        ["phone_number"] = ["phonenumber"],
        ["string"] = ["file", "html", "text", "textarea", "calculation_equation", "phonenumber"],
    };

    public SimResponse List(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var sensitivity = request.QueryValue("dataSensitivity") ?? "non_sensitive";
        var all = (request.QueryValue("archived") == "true" ? type.ArchivedProperties : type.Properties).Values;
        return Results(all.Where(p => p.Text("dataSensitivity") == sensitivity));
    }

    public SimResponse Get(string typeName, string name, SimRequest request)
    {
        var type = account.Type(typeName);
        return SimResponse.Json(200, (request.QueryValue("archived") == "true" ? type.ArchivedProperties : type.Properties).GetValueOrDefault(name) ?? throw NoProperty(name));
    }

    public SimResponse Create(string typeName, SimRequest request) => SimResponse.Json(201, CreateOne(account.Type(typeName), request.Json ?? throw HubSpotObjects.InvalidJson()));

    public SimResponse Update(string typeName, string name, SimRequest request)
    {
        var property = account.Type(typeName).Properties.GetValueOrDefault(name) ?? throw NoProperty(name);
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        var type = body.Text("type") ?? property.Text("type")!;
        var fieldType = body.Text("fieldType") ?? property.Text("fieldType")!;
        if (property.Bool("hubspotDefined") == true && body.Any(m => m.Key is not ("options" or "groupName" or "displayOrder" or "hidden" or "formField")))
        {
            throw HubSpotError.Validation($"The definition of {name} is read only");
        }

        CheckTypes(name, type, fieldType, body.ContainsKey("options") ? body["options"] as JsonArray : property["options"] as JsonArray);
        foreach (var (member, value) in body)
        {
            if (member is not ("name" or "hasUniqueValue" or "hubspotDefined" or "modificationMetadata" or "calculated" or "archived"))
            {
                property[member] = value?.DeepClone();
            }
        }

        property["updatedAt"] = JsonText.Iso(clock.GetUtcNow());
        return SimResponse.Json(200, property);
    }

    public SimResponse Archive(string typeName, string name)
    {
        ArchiveOne(account.Type(typeName), name);
        return SimResponse.Empty(204);
    }

    public SimResponse BatchArchive(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        foreach (var input in HubSpotBatch.Inputs(request).Inputs)
        {
            ArchiveOne(type, HubSpotObjects.Required(input, "name"));
        }

        return SimResponse.Empty(204);
    }

    public SimResponse BatchRead(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var (body, inputs) = HubSpotBatch.Inputs(request);
        var known = body.Bool("archived") == true ? type.ArchivedProperties : type.Properties;
        var names = inputs.Select(i => HubSpotObjects.Required(i, "name")).ToList();
        var missing = names.Where(n => !known.ContainsKey(n)).Select(n => (JsonNode?)Item(NoProperty(n), n)).ToList();
        return HubSpotBatch.Complete(clock, 200, [.. names.Where(known.ContainsKey).Select(n => (JsonNode?)known[n].DeepClone())], missing);
    }

    public SimResponse BatchCreate(string typeName, SimRequest request)
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
                errors.Add(Item(error, input.Text("name") ?? ""));
            }
        }

        return HubSpotBatch.Complete(clock, 201, results, errors);
    }

    public SimResponse ListGroups(string typeName) => Results(account.Type(typeName).Groups.Values);

    public SimResponse GetGroup(string typeName, string name) => SimResponse.Json(200, Group(account.Type(typeName), name));

    public SimResponse CreateGroup(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        var name = HubSpotObjects.Required(body, "name");
        if (type.Groups.ContainsKey(name))
        {
            throw new HubSpotError(409, "OBJECT_ALREADY_EXISTS", $"Property group named '{name}' already exists.");
        }

        var group = new JsonObject { ["name"] = name, ["label"] = body.Text("label") ?? name, ["displayOrder"] = body.Int("displayOrder") ?? -1, ["archived"] = false };
        type.Groups[name] = group;
        return SimResponse.Json(201, group);
    }

    public SimResponse UpdateGroup(string typeName, string name, SimRequest request)
    {
        var group = Group(account.Type(typeName), name);
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        group["label"] = body.Text("label") ?? group.Text("label");
        group["displayOrder"] = body.Int("displayOrder") ?? group.Int("displayOrder");
        return SimResponse.Json(200, group);
    }

    public SimResponse ArchiveGroup(string typeName, string name)
    {
        var type = account.Type(typeName);
        Group(type, name);
        if (type.Properties.Values.Any(p => p.Text("groupName") == name))
        {
            throw HubSpotError.Validation($"Property group '{name}' still has properties.");
        }

        type.Groups.Remove(name);
        return SimResponse.Empty(204);
    }

    /// <summary>Defines a property; refused in HubSpot's words when its parts do not fit.</summary>
    public JsonObject CreateOne(HubSpotObjectType type, JsonObject body)
    {
        var absent = Array.FindAll((string[])["name", "label", "groupName", "type", "fieldType"], n => body.Text(n) is not { Length: > 0 });
        if (absent.Length > 0)
        {
            throw HubSpotError.Validation($"Invalid input JSON: some required fields were not set: [{string.Join(", ", absent)}]");
        }

        var name = body.Text("name")!;
        if (!char.IsAsciiLetterLower(name[0]) || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
        {
            throw HubSpotError.Validation($"Property name '{name}' is not valid: lower-case letters, digits and underscores, a letter first.");
        }

        if (type.Properties.ContainsKey(name))
        {
            throw new HubSpotError(409, "OBJECT_ALREADY_EXISTS", $"Property named '{name}' already exists.", "Properties.PROPERTY_EXISTS");
        }

        if (!type.Groups.ContainsKey(body.Text("groupName")!))
        {
            throw HubSpotError.Validation($"Property group '{body.Text("groupName")}' does not exist.");
        }

        CheckTypes(name, body.Text("type")!, body.Text("fieldType")!, body["options"] as JsonArray);
        if (body.Bool("hasUniqueValue") == true && type.Properties.Values.Count(p => p.Bool("hasUniqueValue") == true) >= MaximumUnique)
        {
            throw HubSpotError.Validation($"At most {MaximumUnique} properties of an object can have unique values.");
        }

        var property = HubSpotAccount.Property(name, body.Text("type")!, hubspotDefined: false, body);
        var now = JsonText.Iso(clock.GetUtcNow());
        (property["createdAt"], property["updatedAt"]) = (now, now);
        type.ArchivedProperties.Remove(name);
        type.Properties[name] = property;
        return property;
    }

    /// <summary>Refuses types that do not exist or do not go together, and options that make no choice.</summary>
    public static void CheckTypes(string name, string type, string fieldType, JsonArray? options)
    {
        if (!FieldTypes.TryGetValue(type, out var allowed))
        {
            throw HubSpotError.Validation($"Invalid input JSON: type '{type}' of property '{name}' must be one of {string.Join(", ", FieldTypes.Keys)}");
        }

        if (!allowed.Contains(fieldType, StringComparer.Ordinal))
        {
            throw HubSpotError.Validation($"Field type '{fieldType}' is not valid for property '{name}' of type '{type}': {string.Join(", ", allowed)}");
        }

        var values = (options ?? []).OfType<JsonObject>().Select(o => o.Text("value") ?? "").ToList();
        if (type == "enumeration" && (values.Distinct(StringComparer.Ordinal).Count() != values.Count || values.Contains("", StringComparer.Ordinal)))
        {
            throw HubSpotError.Validation($"The options of property '{name}' need values that differ");
        }
    }

    private static void ArchiveOne(HubSpotObjectType type, string name)
    {
        if (!type.Properties.TryGetValue(name, out var property))
        {
            throw NoProperty(name);
        }

        if ((property["modificationMetadata"] as JsonObject).Bool("archivable") == false)
        {
            throw HubSpotError.Validation($"Property '{name}' is HubSpot's own and cannot be archived.");
        }

        property["archived"] = true;
        type.Properties.Remove(name);
        type.ArchivedProperties[name] = property;
    }

    private static JsonObject Group(HubSpotObjectType type, string name) => type.Groups.GetValueOrDefault(name) ?? throw HubSpotError.NotFound($"Property group {name} does not exist");

    private static HubSpotError NoProperty(string name) => HubSpotError.NotFound($"Property {name} does not exist");

    private static JsonObject Item(HubSpotError error, string name)
    {
        error.Context["name"] = new JsonArray(JsonValue.Create(name));
        return error.BatchItem(null);
    }

    private static SimResponse Results(IEnumerable<JsonObject> items) => SimResponse.Json(200, new JsonObject { ["results"] = JsonText.Array(items.Select(i => i.DeepClone())) });
}
