using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>What a fresh account has: object types with their usual properties, and pipelines.</summary>
internal sealed class HubSpotAccount
{
    private readonly Dictionary<string, HubSpotObjectType> _types = new(StringComparer.OrdinalIgnoreCase);
    private long _nextId = 100_000_000_000;
    private int _nextTypeId = 1_000_000;

    public HubSpotAccount()
    {
        Add(new("contacts", "0-1", [], ["createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"]),
            "email firstname lastname phone mobilephone company jobtitle website address city state zip country lifecyclestage:enumeration hs_lead_status:enumeration " +
            "hubspot_owner_id date_of_birth hs_language createdate:datetime lastmodifieddate:datetime hs_object_id:number");
        Add(new("companies", "0-2", [], ["createdate", "domain", "hs_lastmodifieddate", "hs_object_id", "name"]),
            "name domain phone city state zip country industry description website lifecyclestage:enumeration hubspot_owner_id createdate:datetime");
        Add(new("deals", "0-3", ["dealname", "dealstage", "pipeline"], ["amount", "closedate", "createdate", "dealname", "dealstage", "hs_lastmodifieddate", "hs_object_id", "pipeline"]),
            "dealname dealstage pipeline amount:number closedate:datetime deal_currency_code dealtype description hubspot_owner_id createdate:datetime");
        Add(new("tickets", "0-5", ["subject", "hs_pipeline_stage"], ["content", "createdate", "hs_lastmodifieddate", "hs_object_id", "hs_pipeline", "hs_pipeline_stage", "hs_ticket_category", "hs_ticket_priority", "subject"]),
            "subject content hs_pipeline hs_pipeline_stage hs_ticket_priority hs_ticket_category source_type hubspot_owner_id hs_resolution createdate:datetime");
        foreach (var (name, id) in (ReadOnlySpan<(string, string)>)
            [("products", "0-7"), ("line_items", "0-8"), ("quotes", "0-14"), ("invoices", "0-53"), ("subscriptions", "0-69"), ("commerce_payments", "0-101"),
             ("orders", "0-123"), ("leads", "0-136"), ("notes", "0-46"), ("meetings", "0-47"), ("calls", "0-48"), ("emails", "0-49"), ("tasks", "0-27")])
        {
            Add(new(name, id, [], ["hs_createdate", "hs_lastmodifieddate", "hs_object_id"]),
                "name hs_name hs_timestamp:datetime hs_note_body hs_task_subject hs_task_body hs_task_status hs_currency hs_initial_amount:number hs_initiated_date:datetime hs_latest_status hs_customer_email");
        }

        Pipelines["tickets"] =
        [
            Pipeline("0", "Support Pipeline", [("1", "New", "OPEN"), ("2", "Waiting on contact", "OPEN"), ("3", "Waiting on us", "OPEN"), ("4", "Closed", "CLOSED")], "ticketState"),
        ];
        Pipelines["deals"] =
        [
            Pipeline("default", "Sales Pipeline",
                [("appointmentscheduled", "Appointment Scheduled", "0.2"), ("qualifiedtobuy", "Qualified To Buy", "0.4"), ("presentationscheduled", "Presentation Scheduled", "0.6"),
                 ("decisionmakerboughtin", "Decision Maker Bought-In", "0.8"), ("contractsent", "Contract Sent", "0.9"), ("closedwon", "Closed Won", "1.0"), ("closedlost", "Closed Lost", "0.0")],
                "probability"),
        ];
    }

    public Dictionary<string, List<JsonObject>> Pipelines { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<HubSpotObjectType> Types => _types.Values.Distinct();

    public string NextId() => (_nextId += 37).ToString(CultureInfo.InvariantCulture);

    public HubSpotObjectType Type(string name) =>
        _types.GetValueOrDefault(name) ?? throw HubSpotError.Validation($"Unable to infer object type from: {name}");

    public HubSpotObjectType? FindType(string name) => _types.GetValueOrDefault(name);

    public HubSpotObjectType AddCustom(string name, IEnumerable<JsonObject> properties, string[] required)
    {
        var type = new HubSpotObjectType("p4711_" + name, string.Create(CultureInfo.InvariantCulture, $"2-{++_nextTypeId}"), required, ["hs_createdate", "hs_lastmodifieddate", "hs_object_id"]);
        Add(type, "");
        _types[name] = type;
        foreach (var property in properties)
        {
            type.Properties[property.Text("name")!] = property;
        }

        return type;
    }

    public static JsonObject Property(string name, string type, bool hubspotDefined, JsonObject? from = null) => new()
    {
        ["name"] = name,
        ["label"] = from.Text("label") ?? name,
        ["type"] = type,
        ["fieldType"] = from.Text("fieldType") ?? (type switch { "number" => "number", "datetime" or "date" => "date", "enumeration" => "select", "bool" => "booleancheckbox", _ => "text" }),
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
        ["dataSensitivity"] = "non_sensitive",
        ["archived"] = false,
    };

    private static JsonObject Pipeline(string id, string label, (string Id, string Label, string Value)[] stages, string metadata) => new()
    {
        ["id"] = id,
        ["label"] = label,
        ["displayOrder"] = 0,
        ["archived"] = false,
        ["createdAt"] = "1970-01-01T00:00:00Z",
        ["updatedAt"] = "1970-01-01T00:00:00Z",
        ["stages"] = JsonText.Array(stages.Select((s, i) => (JsonNode)new JsonObject
        {
            ["id"] = s.Id,
            ["label"] = s.Label,
            ["displayOrder"] = i,
            ["metadata"] = new JsonObject { [metadata] = s.Value, ["isClosed"] = s.Value is "CLOSED" or "1.0" or "0.0" ? "true" : "false" },
            ["archived"] = false,
            ["createdAt"] = "1970-01-01T00:00:00Z",
            ["updatedAt"] = "1970-01-01T00:00:00Z",
            ["writePermissions"] = "CRM_PERMISSIONS_ENFORCEMENT",
        })),
    };

    private void Add(HubSpotObjectType type, string properties)
    {
        _types[type.Name] = type;
        _types[type.TypeId] = type;
        if (type.Name is "contacts" or "companies" or "deals" or "tickets")
        {
            _types[type.Name == "companies" ? "company" : type.Name[..^1]] = type;
        }

        var group = type.Name + "information";
        type.Groups[group] = new JsonObject { ["name"] = group, ["label"] = type.Name, ["displayOrder"] = 0, ["archived"] = false };
        foreach (var entry in (properties + " hs_object_id:number hs_createdate:datetime hs_lastmodifieddate:datetime").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split(':');
            type.Properties[parts[0]] = Property(parts[0], parts.Length > 1 ? parts[1] : "string", hubspotDefined: true, new JsonObject { ["groupName"] = group });
        }
    }
}
