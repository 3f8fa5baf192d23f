using System.Text.Json;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Associations between records; their type ids have a direction (contracts/hubspot.md 5).</summary>
internal sealed class HubSpotAssociations(HubSpotAccount account, HubSpotWriter writer, HubSpotAssociationTypes kinds, TimeProvider clock)
{
    private const int MaximumPage = 500;
    private const int MaximumReads = 1_000;
    private const int MaximumWrites = 2_000;

    public SimResponse List(string fromName, string id, string toName, SimRequest request)
    {
        var type = account.Type(fromName);
        var record = HubSpotObjects.Living(type.ById(id, followMerges: true)) ?? throw HubSpotError.NotFound();
        var (page, next) = Page(type, record, account.Type(toName), request.QueryValue("after"), HubSpotObjects.Limit(request.QueryValue("limit"), MaximumPage, MaximumPage));
        var body = new JsonObject { ["results"] = page };
        AddPaging(body, next);
        return SimResponse.Json(200, body);
    }

    public SimResponse PutDefault(string fromName, string fromId, string toName, string toId)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        var kind = kinds.Default(fromType, toType);
        var (from, to) = Both(fromType, fromId, toType, toId);
        CheckLimit(from, to, kind);
        writer.Link(fromType, from, new HubSpotLink(toType, to, kind));
        return Complete(200, [DefaultAnswer(from, to, kind), DefaultAnswer(to, from, kinds.Inverse(kind))], []);
    }

    /// <summary>Sets the labels of a pair: what was there before is replaced.</summary>
    public SimResponse PutLabelled(string fromName, string fromId, string toName, string toId, SimRequest request)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        var wanted = Kinds(fromType, toType, fromId, ParseArray(request.Body));
        var (from, to) = Both(fromType, fromId, toType, toId);
        wanted.ForEach(kind => CheckLimit(from, to, kind));
        if (from.Associations.TryGetValue((toType.Name, to.Id), out var ids))
        {
            var gone = ids.Select(id => kinds.Find(fromType, toType, id)).OfType<HubSpotAssociationType>().Where(k => k.Label is not null && !wanted.Contains(k)).ToList();
            writer.Unlink(fromType, from, toType, to, gone);
        }

        foreach (var kind in wanted)
        {
            writer.Link(fromType, from, new HubSpotLink(toType, to, kind));
        }

        return SimResponse.Json(201, Linked(fromType, from, toType, to, wanted));
    }

    public SimResponse Remove(string fromName, string fromId, string toName, string toId)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        if (fromType.ById(fromId) is { } from && toType.ById(toId) is { } to)
        {
            writer.Unlink(fromType, from, toType, to);
        }

        return SimResponse.Empty(204);
    }

    public SimResponse BatchRead(string fromName, string toName, SimRequest request)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        var (results, errors) = (new List<JsonNode?>(), new List<JsonNode?>());
        foreach (var input in HubSpotBatch.Inputs(request, MaximumReads).Inputs)
        {
            var id = HubSpotObjects.Required(input, "id");
            var record = HubSpotObjects.Living(fromType.ById(id));
            if (record is null || !record.Associations.Keys.Any(k => k.Type == toType.Name))
            {
                var error = new HubSpotError(404, "OBJECT_NOT_FOUND", $"No {toType.ClassicName} is associated with {fromType.ClassicName} {id}.", "crm.associations.NO_ASSOCIATIONS_FOUND");
                error.Context["fromObjectId"] = new JsonArray(JsonValue.Create(id));
                errors.Add(error.BatchItem(null));
                continue;
            }

            var (page, next) = Page(fromType, record, toType, input.Text("after"), MaximumPage);
            var result = new JsonObject { ["from"] = new JsonObject { ["id"] = record.Id }, ["to"] = page };
            AddPaging(result, next);
            results.Add(result);
        }

        return Complete(200, results, errors);
    }

    public SimResponse BatchCreate(string fromName, string toName, SimRequest request)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        return Each(201, request, (from, to, input) =>
        {
            var wanted = Kinds(fromType, toType, from.Id, input["types"] as JsonArray);
            wanted.ForEach(kind => CheckLimit(from, to, kind));
            wanted.ForEach(kind => writer.Link(fromType, from, new HubSpotLink(toType, to, kind)));
            return [Linked(fromType, from, toType, to, wanted)];
        }, fromType, toType);
    }

    public SimResponse BatchDefault(string fromName, string toName, SimRequest request)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        var kind = kinds.Default(fromType, toType);
        return Each(200, request, (from, to, _) =>
        {
            CheckLimit(from, to, kind);
            writer.Link(fromType, from, new HubSpotLink(toType, to, kind));
            return [DefaultAnswer(from, to, kind), DefaultAnswer(to, from, kinds.Inverse(kind))];
        }, fromType, toType);
    }

    public SimResponse BatchArchive(string fromName, string toName, SimRequest request)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        foreach (var input in HubSpotBatch.Inputs(request, MaximumWrites).Inputs)
        {
            var from = fromType.ById((input["from"] as JsonObject).Text("id") ?? "");
            var targets = input["to"] is JsonArray many ? many.OfType<JsonObject>() : input["to"] is JsonObject one ? [one] : [];
            foreach (var to in targets.Select(t => toType.ById(t.Text("id") ?? "")).OfType<HubSpotRecord>())
            {
                if (from is not null)
                {
                    writer.Unlink(fromType, from, toType, to);
                }
            }
        }

        return Gone();
    }

    public SimResponse BatchArchiveLabels(string fromName, string toName, SimRequest request)
    {
        var (fromType, toType) = (account.Type(fromName), account.Type(toName));
        foreach (var input in HubSpotBatch.Inputs(request, MaximumWrites).Inputs)
        {
            var from = fromType.ById((input["from"] as JsonObject).Text("id") ?? "");
            var to = toType.ById((input["to"] as JsonObject).Text("id") ?? "");
            if (from is not null && to is not null)
            {
                writer.Unlink(fromType, from, toType, to, Kinds(fromType, toType, from.Id, input["types"] as JsonArray));
            }
        }

        return Gone();
    }

    private static void AddPaging(JsonObject body, string? next)
    {
        if (next is not null)
        {
            body["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = next, ["link"] = "https://api.hubapi.com/crm/v4/associations?after=" + next } };
        }
    }

    private static JsonArray? ParseArray(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonArray;
        }
        catch (JsonException)
        {
            throw HubSpotObjects.InvalidJson();
        }
    }

    private static JsonObject DefaultAnswer(HubSpotRecord from, HubSpotRecord to, HubSpotAssociationType kind) => new()
    {
        ["from"] = new JsonObject { ["id"] = from.Id },
        ["to"] = new JsonObject { ["id"] = to.Id },
        ["associationSpec"] = kind.Specification(),
    };

    // The live API sends these ids as numbers: contracts/hubspot.md 5.
    private static JsonObject Linked(HubSpotObjectType fromType, HubSpotRecord from, HubSpotObjectType toType, HubSpotRecord to, IEnumerable<HubSpotAssociationType> wanted) => new()
    {
        ["fromObjectTypeId"] = fromType.TypeId,
        ["fromObjectId"] = from.Number,
        ["toObjectTypeId"] = toType.TypeId,
        ["toObjectId"] = to.Number,
        ["labels"] = JsonText.Array(wanted.Where(k => k.Label is not null).Select(k => (JsonNode?)JsonValue.Create(k.Label))),
    };

    private static (HubSpotRecord From, HubSpotRecord To) Both(HubSpotObjectType fromType, string fromId, HubSpotObjectType toType, string toId)
    {
        var from = HubSpotObjects.Living(fromType.ById(fromId, followMerges: true));
        var to = HubSpotObjects.Living(toType.ById(toId, followMerges: true));
        return from is null || to is null ? throw HubSpotError.NotFound("One or more associated objects are not valid") : (from, to);
    }

    private static void CheckLimit(HubSpotRecord from, HubSpotRecord to, HubSpotAssociationType kind)
    {
        if (kind.MaximumTargets > 0 && from.Associations.Count(a => a.Key.Type == kind.To && a.Key.Id != to.Id && a.Value.Contains(kind.Id)) >= kind.MaximumTargets)
        {
            throw HubSpotError.Validation($"The record {from.Id} has reached the limit of {kind.MaximumTargets} associations of type {kind.Id}", "crm.associations.ASSOCIATION_LIMIT_REACHED");
        }
    }

    private List<HubSpotAssociationType> Kinds(HubSpotObjectType from, HubSpotObjectType to, string fromId, JsonArray? given)
    {
        if (given is not { Count: > 0 })
        {
            throw HubSpotError.Validation("Invalid input JSON: some required fields were not set: [types]");
        }

        kinds.Default(from, to);
        return [.. given.OfType<JsonObject>().Select(g =>
        {
            var kind = kinds.Find(from, to, g.Int("associationTypeId") ?? 0);

            // A wrong direction is told in these misleading words: contracts/hubspot.md 5.
            return kind is null || g.Text("associationCategory") != kind.Category
                ? throw HubSpotError.Validation($"One or more associations are not valid: {from.ClassicName.ToUpperInvariant()}={fromId} is not valid")
                : kind;
        })];
    }

    private (JsonArray Page, string? Next) Page(HubSpotObjectType fromType, HubSpotRecord record, HubSpotObjectType toType, string? after, int limit)
    {
        var start = HubSpotObjects.After(after);
        var found = record.Associations
            .Where(a => a.Key.Type == toType.Name && HubSpotObjects.Number(a.Key.Id) > start && HubSpotObjects.Living(toType.ById(a.Key.Id)) is not null)
            .OrderBy(a => HubSpotObjects.Number(a.Key.Id)).ToList();
        var page = found.Take(limit).Select(a => (JsonNode)new JsonObject
        {
            ["toObjectId"] = HubSpotObjects.Number(a.Key.Id),
            ["associationTypes"] = JsonText.Array(a.Value.Select(id => (JsonNode?)kinds.Find(fromType, toType, id)?.Render())),
        });
        return (JsonText.Array(page), found.Count > limit ? found[limit - 1].Key.Id : null);
    }

    private SimResponse Each(
        int status, SimRequest request, Func<HubSpotRecord, HubSpotRecord, JsonObject, JsonNode?[]> link, HubSpotObjectType fromType, HubSpotObjectType toType)
    {
        var (results, errors) = (new List<JsonNode?>(), new List<JsonNode?>());
        foreach (var input in HubSpotBatch.Inputs(request, MaximumWrites).Inputs)
        {
            var (fromId, toId) = ((input["from"] as JsonObject).Text("id") ?? "", (input["to"] as JsonObject).Text("id") ?? "");
            try
            {
                var (from, to) = Both(fromType, fromId, toType, toId);
                results.AddRange(link(from, to, input));
            }
            catch (HubSpotError error)
            {
                error.Context["fromObjectId"] = new JsonArray(JsonValue.Create(fromId));
                error.Context["toObjectId"] = new JsonArray(JsonValue.Create(toId));
                errors.Add(error.BatchItem(null));
            }
        }

        return Complete(status, results, errors);
    }

    private SimResponse Gone() => account.Caller.IsOld ? SimResponse.Empty(204) : Complete(200, [], []);

    private SimResponse Complete(int status, IReadOnlyList<JsonNode?> results, IReadOnlyList<JsonNode?> errors) => HubSpotBatch.Complete(clock, status, results, errors);
}
