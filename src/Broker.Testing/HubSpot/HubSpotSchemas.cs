using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Custom object schemas (contracts/hubspot.md 8).</summary>
internal sealed class HubSpotSchemas(HubSpotAccount account, HubSpotAssociationTypes kinds, TimeProvider clock)
{
    private readonly Dictionary<string, HubSpotObjectType> _archived = new(StringComparer.OrdinalIgnoreCase);

    public SimResponse List(SimRequest request)
    {
        var types = request.QueryValue("archived") == "true" ? _archived.Values.Distinct() : account.Types.Where(t => t.IsCustom);
        return SimResponse.Json(200, new JsonObject { ["results"] = JsonText.Array(types.Select(t => (JsonNode)Render(t))) });
    }

    public SimResponse Get(string typeName) => SimResponse.Json(200, Render(Find(typeName)));

    public SimResponse BatchRead(SimRequest request)
    {
        var (results, errors) = (new List<JsonNode?>(), new List<JsonNode?>());
        foreach (var input in HubSpotBatch.Inputs(request).Inputs)
        {
            var id = HubSpotObjects.Required(input, "id");
            if (account.FindType(id) is { } type)
            {
                results.Add(Render(type));
                continue;
            }

            var error = HubSpotError.NotFound($"Object type {id} does not exist");
            error.Context["id"] = new JsonArray(JsonValue.Create(id));
            errors.Add(error.BatchItem(null));
        }

        return HubSpotBatch.Complete(clock, 200, results, errors);
    }

    public SimResponse Create(SimRequest request)
    {
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        var name = HubSpotObjects.Required(body, "name");
        if (!char.IsAsciiLetter(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw HubSpotError.Validation($"The name '{name}' is not valid: letters, digits and underscores, a letter first.");
        }

        // A deleted type keeps its name until it is purged.
        if (account.FindType(name) is not null || _archived.ContainsKey(name))
        {
            throw new HubSpotError(409, "OBJECT_ALREADY_EXISTS", $"An object type named '{name}' already exists.", "OBJECT_TYPE_ALREADY_EXISTS");
        }

        if (body["labels"] is not JsonObject labels || labels.Text("singular") is not { Length: > 0 })
        {
            throw HubSpotError.Validation("Invalid input JSON: some required fields were not set: [labels]");
        }

        var given = (body["properties"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        foreach (var property in given)
        {
            var (propertyName, kind) = (HubSpotObjects.Required(property, "name"), property.Text("type") ?? "string");
            HubSpotProperties.CheckTypes(propertyName, kind, HubSpotAccount.Property(propertyName, kind, false, property).Text("fieldType")!, property["options"] as JsonArray);
        }

        var known = given.Select(p => p.Text("name")!).ToHashSet(StringComparer.Ordinal);
        var required = Texts(body, "requiredProperties");
        var unknown = required.Concat(Texts(body, "searchableProperties")).Concat(Texts(body, "secondaryDisplayProperties")).Append(body.Text("primaryDisplayProperty") ?? "")
            .FirstOrDefault(p => p.Length > 0 && !known.Contains(p));
        if (unknown is not null)
        {
            throw HubSpotError.Validation($"Property '{unknown}' is not one of the object's properties.");
        }

        var targets = Texts(body, "associatedObjects").ConvertAll(t => account.Type(t.ToLowerInvariant()));
        var type = account.AddCustom(name, given.Select(p => HubSpotAccount.Property(p.Text("name")!, p.Text("type") ?? "string", false, WithGroup(p, name))), [.. required]);
        var now = JsonText.Iso(clock.GetUtcNow());
        type.Schema = new JsonObject
        {
            ["labels"] = labels.DeepClone(),
            ["primaryDisplayProperty"] = body.Text("primaryDisplayProperty"),
            ["secondaryDisplayProperties"] = body["secondaryDisplayProperties"]?.DeepClone() ?? new JsonArray(),
            ["searchableProperties"] = body["searchableProperties"]?.DeepClone() ?? new JsonArray(),
            ["description"] = body.Text("description"),
            ["createdAt"] = now,
            ["updatedAt"] = now,
        };
        targets.ForEach(target => kinds.Default(type, target));
        return SimResponse.Json(201, Render(type));
    }

    public SimResponse Update(string typeName, SimRequest request)
    {
        var type = Find(typeName);
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        foreach (var member in (string[])["labels", "primaryDisplayProperty", "secondaryDisplayProperties", "searchableProperties", "description"])
        {
            if (body.ContainsKey(member))
            {
                type.Schema![member] = body[member]?.DeepClone();
            }
        }

        if (body.Bool("clearDescription") == true)
        {
            type.Schema!["description"] = null;
        }

        if (body.ContainsKey("requiredProperties"))
        {
            var required = Texts(body, "requiredProperties");
            type.Required = required.TrueForAll(type.Properties.ContainsKey) ? [.. required] : throw HubSpotError.Validation("A required property does not exist");
        }

        type.Schema!["updatedAt"] = JsonText.Iso(clock.GetUtcNow());
        return SimResponse.Json(200, Render(type));
    }

    public SimResponse Delete(string typeName, SimRequest request)
    {
        if (request.QueryValue("archived") == "true")
        {
            if (!_archived.TryGetValue(typeName, out var gone))
            {
                throw HubSpotError.NotFound($"Object type {typeName} is not archived");
            }

            foreach (var key in _archived.Where(a => a.Value == gone).Select(a => a.Key).ToList())
            {
                _archived.Remove(key);
            }

            return SimResponse.Empty(204);
        }

        var type = Find(typeName);
        if (type.LivingCount > 0)
        {
            throw HubSpotError.Validation($"Object type {typeName} still has records", "OBJECT_TYPE_HAS_RECORDS");
        }

        kinds.RemoveAll(type);
        account.Remove(type);
        foreach (var key in (string[])[type.Name, type.TypeId, ShortName(type)])
        {
            _archived[key] = type;
        }

        return SimResponse.Empty(204);
    }

    public SimResponse Associate(string typeName, SimRequest request)
    {
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        var (from, to) = (account.Type(HubSpotObjects.Required(body, "fromObjectTypeId")), account.Type(HubSpotObjects.Required(body, "toObjectTypeId")));
        var type = Find(typeName);
        if (from != type && to != type)
        {
            throw HubSpotError.Validation($"The association must start or end at {typeName}");
        }

        var kind = kinds.Default(from, to);
        return SimResponse.Json(201, Association(kind, body.Text("name")));
    }

    public SimResponse Dissociate(string typeName, string id)
    {
        var type = Find(typeName);
        var kind = kinds.All.FirstOrDefault(k => (k.From == type.Name || k.To == type.Name) && k.Id == (int)HubSpotObjects.Number(id)) ?? throw HubSpotError.NotFound($"Association {id} does not exist");
        kinds.Remove(kind);
        return SimResponse.Empty(204);
    }

    private static List<string> Texts(JsonObject body, string name) => [.. (body[name] as JsonArray ?? []).Select(r => r.Text() ?? "")];

    private static string ShortName(HubSpotObjectType type) => type.Name[(type.Name.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static JsonObject WithGroup(JsonObject property, string name)
    {
        var copy = (JsonObject)property.DeepClone();
        copy["groupName"] ??= string.Create(CultureInfo.InvariantCulture, $"p{HubSpotAccount.HubId}_{name}information");
        return copy;
    }

    private HubSpotObjectType Find(string typeName) =>
        account.FindType(typeName) is { IsCustom: true } type ? type : throw HubSpotError.NotFound($"Object type {typeName} does not exist");

    private JsonObject Render(HubSpotObjectType type)
    {
        var body = type.Schema?.DeepClone() as JsonObject ?? new JsonObject { ["labels"] = new JsonObject { ["singular"] = type.Name, ["plural"] = type.Name } };
        body["id"] = type.TypeId[2..];
        body["objectTypeId"] = type.TypeId;
        body["fullyQualifiedName"] = type.Name;
        body["name"] = type.IsCustom ? ShortName(type) : type.Name;
        body["portalId"] = HubSpotAccount.HubId;
        body["requiredProperties"] = JsonText.Array(type.Required.Select(r => (JsonNode?)JsonValue.Create(r)));
        body["properties"] = JsonText.Array(type.Properties.Values.Select(p => p.DeepClone()));
        body["associations"] = JsonText.Array(kinds.All.Where(k => k.From == type.Name || k.To == type.Name).Select(k => (JsonNode)Association(k, null)));
        body["archived"] = account.FindType(type.TypeId) is null;
        return body;
    }

    private JsonObject Association(HubSpotAssociationType kind, string? name) => new()
    {
        ["id"] = kind.Id.ToString(CultureInfo.InvariantCulture),
        ["name"] = name ?? $"{kind.From}_to_{kind.To}",
        ["fromObjectTypeId"] = account.FindType(kind.From)?.TypeId ?? kind.From,
        ["toObjectTypeId"] = account.FindType(kind.To)?.TypeId ?? kind.To,
    };
}
