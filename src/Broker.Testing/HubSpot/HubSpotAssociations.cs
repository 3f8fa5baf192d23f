using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Associations between records; their type ids have a direction (contracts/hubspot.md 5).</summary>
internal sealed class HubSpotAssociations(HubSpotAccount account, TimeProvider clock)
{
    private static readonly (string From, string To, int Id)[] Types =
    [
        ("contacts", "companies", 279), ("companies", "contacts", 280), ("contacts", "companies", 1), ("companies", "contacts", 2),
        ("contacts", "deals", 4), ("deals", "contacts", 3), ("contacts", "tickets", 15), ("tickets", "contacts", 16),
        ("deals", "companies", 341), ("companies", "deals", 342), ("deals", "tickets", 27), ("tickets", "deals", 28),
        ("companies", "tickets", 340), ("tickets", "companies", 339), ("contacts", "invoices", 178), ("contacts", "commerce_payments", 388),
        ("commerce_payments", "contacts", 387), ("contacts", "subscriptions", 296), ("subscriptions", "contacts", 295), ("notes", "contacts", 202), ("notes", "tickets", 228),
    ];

    public static int DefaultType(HubSpotObjectType from, HubSpotObjectType to)
    {
        var found = Array.Find(Types, t => t.From == from.Name && t.To == to.Name);
        return found.Id == 0 ? 10_000 + ((from.TypeId.GetHashCode(StringComparison.Ordinal) ^ to.Name.Length) & 0xFFF) : found.Id;
    }

    /// <summary>The object type an association type id leads to from there.</summary>
    public static HubSpotObjectType TargetType(HubSpotAccount account, HubSpotObjectType from, int associationTypeId)
    {
        var found = Array.Find(Types, t => t.From == from.Name && t.Id == associationTypeId);
        return found.To is null
            ? throw HubSpotError.Validation(string.Create(CultureInfo.InvariantCulture, $"Association type id {associationTypeId} doesn't exist between {from.TypeId} and the given objects"))
            : account.Type(found.To);
    }

    public static void Link(HubSpotObjectType fromType, HubSpotRecord from, HubSpotObjectType toType, HubSpotRecord to, int typeId)
    {
        Add(from, (toType.Name, to.Id), typeId);
        Add(to, (fromType.Name, from.Id), DefaultType(toType, fromType));

        static void Add(HubSpotRecord record, (string, string) key, int id)
        {
            if (!record.Associations.TryGetValue(key, out var ids))
            {
                record.Associations[key] = ids = [];
            }

            ids.Add(id);
        }
    }

    public SimResponse List(string fromName, string id, string toName)
    {
        var record = HubSpotObjects.Living(account.Type(fromName).ById(id)) ?? throw HubSpotError.NotFound();
        return SimResponse.Json(200, new JsonObject { ["results"] = Render(record, account.Type(toName)) });
    }

    public SimResponse PutDefault(string fromName, string fromId, string toName, string toId)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        return Complete(200, [LinkOne(fromType, fromId, toType, toId, DefaultType(fromType, toType))]);
    }

    public SimResponse PutLabelled(string fromName, string fromId, string toName, string toId, SimRequest request)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        var ids = LabelIds(request.Body);
        foreach (var id in ids)
        {
            LinkOne(fromType, fromId, toType, toId, id);
        }

        return SimResponse.Json(201, new JsonObject
        {
            ["fromObjectTypeId"] = fromType.TypeId,
            ["fromObjectId"] = HubSpotObjects.Number(fromId),
            ["toObjectTypeId"] = toType.TypeId,
            ["toObjectId"] = HubSpotObjects.Number(toId),
            ["labels"] = new JsonArray(),
        });
    }

    public SimResponse Remove(string fromName, string fromId, string toName, string toId)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        fromType.ById(fromId)?.Associations.Remove((toType.Name, toId));
        toType.ById(toId)?.Associations.Remove((fromType.Name, fromId));
        return SimResponse.Empty(204);
    }

    public SimResponse BatchRead(string fromName, string toName, SimRequest request)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        var results = HubSpotBatch.Inputs(request, 1_000).Inputs
            .Select(i => HubSpotObjects.Living(fromType.ById(i.Text("id") ?? "")))
            .Where(r => r is not null && r.Associations.Keys.Any(k => k.Type == toType.Name))
            .Select(r => (JsonNode?)new JsonObject { ["from"] = new JsonObject { ["id"] = r!.Id }, ["to"] = Render(r, toType) });
        return Complete(200, [.. results]);
    }

    public SimResponse BatchCreate(string fromName, string toName, SimRequest request, bool labelled)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        var results = HubSpotBatch.Inputs(request, 2_000).Inputs.Select(input =>
        {
            var given = ((input["types"] as JsonArray)?.FirstOrDefault() as JsonObject).Int("associationTypeId");
            var id = labelled && given is { } chosen ? chosen : DefaultType(fromType, toType);
            return LinkOne(fromType, (input["from"] as JsonObject).Text("id") ?? "", toType, (input["to"] as JsonObject).Text("id") ?? "", id);
        }).ToList();
        return Complete(labelled ? 201 : 200, results);
    }

    public SimResponse Labels(string fromName, string toName)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        var known = Types.Where(t => t.From == fromType.Name && t.To == toType.Name).Select(t => t.Id).DefaultIfEmpty(DefaultType(fromType, toType));
        return SimResponse.Json(200, new JsonObject { ["results"] = JsonText.Array(known.Select(id => (JsonNode)Kind(id))) });
    }

    private static JsonObject Kind(int id) => new() { ["category"] = "HUBSPOT_DEFINED", ["typeId"] = id, ["label"] = id is 1 or 2 ? "Primary" : null };

    private static JsonArray Render(HubSpotRecord record, HubSpotObjectType toType) => JsonText.Array(record.Associations
        .Where(a => a.Key.Type == toType.Name)
        .Select(a => (JsonNode)new JsonObject
        {
            // The live API sends these ids as numbers: contracts/hubspot.md 5.
            ["toObjectId"] = HubSpotObjects.Number(a.Key.Id),
            ["associationTypes"] = JsonText.Array(a.Value.Select(id => (JsonNode)Kind(id))),
        }));

    private static List<int> LabelIds(byte[] body)
    {
        try
        {
            return [.. (JsonNode.Parse(body) as JsonArray ?? []).OfType<JsonObject>().Select(o => o.Int("associationTypeId") ?? 0)];
        }
        catch (System.Text.Json.JsonException)
        {
            throw HubSpotObjects.InvalidJson();
        }
    }

    private static JsonObject LinkOne(HubSpotObjectType fromType, string fromId, HubSpotObjectType toType, string toId, int typeId)
    {
        var from = HubSpotObjects.Living(fromType.ById(fromId));
        var to = HubSpotObjects.Living(toType.ById(toId));
        if (from is null || to is null)
        {
            throw HubSpotError.NotFound("One or more associated objects are not valid");
        }

        Link(fromType, from, toType, to, typeId);
        return new JsonObject
        {
            ["from"] = new JsonObject { ["id"] = fromId },
            ["to"] = new JsonObject { ["id"] = toId },
            ["associationSpec"] = new JsonObject { ["associationCategory"] = "HUBSPOT_DEFINED", ["associationTypeId"] = typeId },
        };
    }

    private SimResponse Complete(int status, List<JsonNode?> results)
    {
        var now = JsonText.Iso(clock.GetUtcNow());
        return SimResponse.Json(status, new JsonObject { ["status"] = "COMPLETE", ["results"] = JsonText.Array(results), ["startedAt"] = now, ["completedAt"] = now });
    }

    private SimResponse Complete(int status, List<JsonObject> results) => Complete(status, [.. results.Select(r => (JsonNode?)r)]);
}
