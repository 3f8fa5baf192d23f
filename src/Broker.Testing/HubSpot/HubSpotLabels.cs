using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Association labels and limits (contracts/hubspot.md 5).</summary>
internal sealed class HubSpotLabels(HubSpotAccount account, HubSpotWriter writer, HubSpotAssociationTypes kinds, TimeProvider clock)
{
    private const int MaximumLabels = 10;

    public SimResponse List(string fromName, string toName) => Results(kinds.Between(account.Type(fromName), account.Type(toName)).Select(k => k.Render()));

    public SimResponse Create(string fromName, string toName, SimRequest request)
    {
        var (from, to) = (account.Type(fromName), account.Type(toName));
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        var (name, label) = (HubSpotObjects.Required(body, "name"), HubSpotObjects.Required(body, "label"));
        if (name.Contains('-', StringComparison.Ordinal) || char.IsAsciiDigit(name[0]))
        {
            throw HubSpotError.Validation($"The name {name} must not have a hyphen nor start with a digit");
        }

        var own = kinds.Between(from, to).Where(k => k.Category == "USER_DEFINED" && k.Label is not null).ToList();
        if (own.Count >= MaximumLabels)
        {
            throw HubSpotError.Validation($"At most {MaximumLabels} labels are allowed between two object types");
        }

        if (own.Exists(k => k.Label == label))
        {
            throw new HubSpotError(409, "OBJECT_ALREADY_EXISTS", $"A label '{label}' already exists.");
        }

        var (there, back) = kinds.AddLabel(from, to, label, body.Text("inverseLabel"));
        return Results(there == back ? [there.Render()] : [there.Render(), back.Render()]);
    }

    public SimResponse Update(string fromName, string toName, SimRequest request)
    {
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        var kind = Own(fromName, toName, HubSpotObjects.Required(body, "associationTypeId"));
        kind.Label = HubSpotObjects.Required(body, "label");
        if (body.Text("inverseLabel") is { } inverse)
        {
            kinds.Inverse(kind).Label = inverse;
        }

        return SimResponse.Empty(204);
    }

    public SimResponse Delete(string fromName, string toName, string id)
    {
        var (from, to) = (account.Type(fromName), account.Type(toName));
        var kind = Own(fromName, toName, id);
        foreach (var record in from.Records)
        {
            foreach (var (key, _) in record.Associations.Where(a => a.Key.Type == to.Name && a.Value.Contains(kind.Id)).ToList())
            {
                writer.Unlink(from, record, to, to.ById(key.Id)!, [kind]);
            }
        }

        kinds.Remove(kind);
        return SimResponse.Empty(204);
    }

    public SimResponse Limits(string? fromName, string? toName)
    {
        var limited = kinds.All.Where(k => k.MaximumTargets > 0);
        if (fromName is not null && toName is not null)
        {
            var (from, to) = (account.Type(fromName), account.Type(toName));
            limited = limited.Where(k => k.From == from.Name && k.To == to.Name);
        }

        return Results(limited.Select(Limit));
    }

    public SimResponse SetLimits(string fromName, string toName, SimRequest request, bool isNew)
    {
        var (from, to) = (account.Type(fromName), account.Type(toName));
        kinds.Default(from, to);
        var results = new List<JsonNode?>();
        foreach (var input in HubSpotBatch.Inputs(request).Inputs)
        {
            var kind = kinds.Find(from, to, input.Int("typeId") ?? 0) ?? throw HubSpotError.NotFound($"Association type {input.Text("typeId")} does not exist");
            kind.MaximumTargets = input.Int("maxToObjectIds") is { } most and > 0 ? most : throw HubSpotError.Validation("maxToObjectIds must be greater than 0");
            results.Add(Limit(kind));
        }

        return HubSpotBatch.Complete(clock, isNew ? 201 : 200, results, []);
    }

    public SimResponse PurgeLimits(string fromName, string toName, SimRequest request)
    {
        var (from, to) = (account.Type(fromName), account.Type(toName));
        foreach (var input in HubSpotBatch.Inputs(request).Inputs)
        {
            if (kinds.Find(from, to, input.Int("typeId") ?? 0) is { } kind)
            {
                kind.MaximumTargets = 0;
            }
        }

        return SimResponse.Empty(204);
    }

    private static SimResponse Results(IEnumerable<JsonObject> results) => SimResponse.Json(200, new JsonObject { ["results"] = JsonText.Array(results) });

    private JsonObject Limit(HubSpotAssociationType kind) => new()
    {
        ["category"] = kind.Category,
        ["typeId"] = kind.Id,
        ["fromObjectTypeId"] = account.Type(kind.From).TypeId,
        ["toObjectTypeId"] = account.Type(kind.To).TypeId,
        ["userEnforcedMaxToObjectIds"] = kind.MaximumTargets,
        ["maxToObjectIds"] = kind.MaximumTargets,
        ["label"] = kind.Label,
    };

    private HubSpotAssociationType Own(string fromName, string toName, string id)
    {
        var kind = kinds.Find(account.Type(fromName), account.Type(toName), (int)HubSpotObjects.Number(id));
        return kind is null ? throw HubSpotError.NotFound($"Association type {id} does not exist")
            : kind.Category != "USER_DEFINED" || kind.Label is null ? throw HubSpotError.Validation($"Association type {id} is not a label of this account")
            : kind;
    }
}
