using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>What an account has: object types, pipelines, owners, rules; and whose call is being executed.</summary>
internal sealed class HubSpotAccount
{
    /// <summary>The account's number; custom objects carry it in their names.</summary>
    public const int HubId = 4711;

    private readonly Dictionary<string, HubSpotObjectType> _types = new(StringComparer.OrdinalIgnoreCase);
    private long _nextId = 100_000_000_000;
    private int _nextTypeId = 1_000_000;
    private int _nextDefinitionId = 50_000_000;

    public HubSpotAccount() => HubSpotDefaults.Fill(this);

    public Dictionary<string, List<JsonObject>> Pipelines { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<JsonObject> Owners { get; } = [];

    /// <summary>Required properties by object type name.</summary>
    public Dictionary<string, List<HubSpotRequiredRule>> Rules { get; } = new(StringComparer.Ordinal);

    /// <summary>How long a write stays invisible to search.</summary>
    public TimeSpan SearchLag { get; set; }

    /// <summary>Whose call is being executed; calls are executed one at a time.</summary>
    public HubSpotCaller Caller { get; set; } = HubSpotCaller.Nobody;

    /// <summary>Who is told of changes.</summary>
    public Action<HubSpotEvent>? Changed { get; set; }

    public IEnumerable<HubSpotObjectType> Types => _types.Values.Distinct();

    public long NextNumber() => _nextId += 37;

    /// <summary>A new id of a pipeline, stage, label or subscription.</summary>
    public int NextDefinitionId() => ++_nextDefinitionId;

    public HubSpotObjectType Type(string name) =>
        _types.GetValueOrDefault(name) ?? throw HubSpotError.Validation($"Unable to infer object type from: {name}");

    public HubSpotObjectType? FindType(string name) => _types.GetValueOrDefault(name);

    public bool IsOwner(string id) => Owners.Exists(o => o.Text("id") == id && o.Bool("archived") != true);

    public HubSpotObjectType AddCustom(string name, IEnumerable<JsonObject> properties, string[] required)
    {
        var type = new HubSpotObjectType(
            string.Create(CultureInfo.InvariantCulture, $"p{HubId}_{name}"),
            string.Create(CultureInfo.InvariantCulture, $"2-{++_nextTypeId}"),
            required,
            ["hs_createdate", "hs_lastmodifieddate", "hs_object_id"]);
        Add(type, "");
        _types[name] = type;
        foreach (var property in properties)
        {
            type.Properties[property.Text("name")!] = property;
        }

        return type;
    }

    public void Remove(HubSpotObjectType type)
    {
        foreach (var key in _types.Where(t => t.Value == type).Select(t => t.Key).ToList())
        {
            _types.Remove(key);
        }
    }

    /// <summary>Adds a type with the vendor's properties, told as <c>name:type:fieldType:option,option</c>.</summary>
    public void Add(HubSpotObjectType type, string properties)
    {
        _types[type.Name] = type;
        _types[type.TypeId] = type;
        if (type.ClassicName != "object")
        {
            _types[type.ClassicName] = type;
        }

        var group = type.Name + "information";
        type.Groups[group] = new JsonObject { ["name"] = group, ["label"] = type.Name, ["displayOrder"] = 0, ["archived"] = false };
        var common = " hs_object_id:number:: hs_createdate:datetime:: hs_lastmodifieddate:datetime:: hs_merged_object_ids:string::";
        foreach (var entry in (properties + common).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split(':');
            var from = new JsonObject { ["groupName"] = group };
            if (parts.Length > 2 && parts[2].Length > 0)
            {
                from["fieldType"] = parts[2];
            }

            if (parts.Length > 3 && parts[3].Length > 0)
            {
                from["options"] = JsonText.Array(parts[3].Split(',').Select((o, i) => (JsonNode)new JsonObject { ["label"] = o, ["value"] = o, ["displayOrder"] = i, ["hidden"] = false }));
            }

            var property = Property(parts[0], parts.Length > 1 ? parts[1] : "string", hubspotDefined: true, from);
            property["modificationMetadata"]!["readOnlyValue"] = parts[0] is "hs_object_id" or "hs_lastmodifieddate" or "lastmodifieddate" or "hs_merged_object_ids" or "hs_createdate";
            type.Properties[parts[0]] = property;
        }
    }

    public static JsonObject Property(string name, string type, bool hubspotDefined, JsonObject? from = null) => new()
    {
        ["name"] = name,
        ["label"] = from.Text("label") ?? name,
        ["type"] = type,
        ["fieldType"] = from.Text("fieldType") ?? (type switch
        {
            "number" => "number",
            "datetime" or "date" => "date",
            "enumeration" => "select",
            "bool" => "booleancheckbox",
            "phone_number" => "phonenumber",
            _ => "text",
        }),
        ["description"] = from.Text("description") ?? "",
        ["groupName"] = from.Text("groupName") ?? "information",
        ["options"] = from?["options"]?.DeepClone() ?? new JsonArray(),
        ["displayOrder"] = from.Int("displayOrder") ?? -1,
        ["calculated"] = false,
        ["externalOptions"] = false,
        ["hasUniqueValue"] = from.Bool("hasUniqueValue") ?? false,
        ["hidden"] = from.Bool("hidden") ?? false,
        ["hubspotDefined"] = hubspotDefined,
        ["modificationMetadata"] = new JsonObject { ["archivable"] = !hubspotDefined, ["readOnlyDefinition"] = hubspotDefined, ["readOnlyOptions"] = false, ["readOnlyValue"] = false },
        ["formField"] = from.Bool("formField") ?? false,
        ["dataSensitivity"] = from.Text("dataSensitivity") ?? "non_sensitive",
        ["archived"] = false,
    };
}
