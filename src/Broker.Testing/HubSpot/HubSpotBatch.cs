using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>
/// The batch calls. An input that fails spoils the whole call with 400, unless every input carries its own <c>objectWriteTraceId</c>: then the
/// others are written and 207 tells which failed (contracts/hubspot.md 3).
/// </summary>
internal sealed class HubSpotBatch(HubSpotAccount account, HubSpotObjects objects, TimeProvider clock)
{
    private const int MaximumInputs = 100;

    public SimResponse Read(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var (body, inputs) = Inputs(request);
        var idProperty = body.Text("idProperty");
        var names = HubSpotObjects.Names(type, (body["properties"] as JsonArray ?? []).Select(n => n.Text() ?? ""));
        var found = new List<JsonNode?>();
        var missing = new List<string>();
        foreach (var id in inputs.Select(i => i.Text("id") ?? ""))
        {
            if (HubSpotObjects.Living(type.Find(id, idProperty)) is { } record)
            {
                found.Add(record.Render(names));
            }
            else
            {
                missing.Add(id);
            }
        }

        if (missing.Count == 0)
        {
            return Complete(200, found, []);
        }

        var error = new HubSpotError(404, "OBJECT_NOT_FOUND", "Could not get some " + type.Name.ToUpperInvariant() + " objects, they may be deleted or not exist. Check that ids are valid.");
        error.Context["ids"] = JsonText.Array(missing.Select(m => (JsonNode?)JsonValue.Create(m)));
        return Complete(207, found, [error.BatchItem(null)]);
    }

    public SimResponse Create(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        return Write(request, 201, type, input => HubSpotObjects.Properties(input), _ => null, (input, _, properties) =>
            objects.CreateOne(type, properties, input["associations"] as JsonArray));
    }

    public SimResponse Update(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        return Write(request, 200, type, input => HubSpotObjects.Properties(input), input => Find(type, input) ?? throw HubSpotError.NotFound(), (_, record, properties) =>
        {
            type.Write(record!, properties, clock.GetUtcNow());
            return record!;
        });
    }

    public SimResponse Upsert(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var (_, inputs) = Inputs(request);
        if (inputs.Select(i => i.Text("idProperty") ?? "").Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw HubSpotError.Validation("All inputs must have the same idProperty");
        }

        var twice = inputs.GroupBy(i => i.Text("id") ?? "", StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        if (twice.Count > 0)
        {
            throw HubSpotError.Validation($"Duplicate IDs found in batch input: [{string.Join(", ", twice)}]. IDs must be unique");
        }

        return Write(request, 200, type, input => UpsertProperties(type, input), input => Find(type, input), (_, record, properties) =>
        {
            if (record is null)
            {
                return objects.CreateOne(type, properties, null);
            }

            type.Write(record, properties, clock.GetUtcNow());
            return record;
        }, tellNew: true);
    }

    public SimResponse Archive(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        foreach (var input in Inputs(request).Inputs)
        {
            if (type.ById(input.Text("id") ?? "") is { } record)
            {
                type.Archive(record, clock.GetUtcNow());
            }
        }

        return SimResponse.Empty(204);
    }

    public static (JsonObject Body, List<JsonObject> Inputs) Inputs(SimRequest request, int most = MaximumInputs)
    {
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        if (body["inputs"] is not JsonArray array || array.Any(i => i is not JsonObject))
        {
            throw HubSpotError.Validation("Invalid input JSON: some required fields were not set: [inputs]");
        }

        return array.Count > most
            ? throw HubSpotError.Validation($"The maximum number of inputs supported in a batch request is {most}. Received {array.Count}.")
            : (body, [.. array.OfType<JsonObject>()]);
    }

    private static HubSpotRecord? Find(HubSpotObjectType type, JsonObject input) =>
        HubSpotObjects.Living(type.Find(input.Text("id") ?? throw HubSpotError.Validation("Some required fields were not set: [id]"), input.Text("idProperty")));

    private static JsonObject UpsertProperties(HubSpotObjectType type, JsonObject input)
    {
        var properties = (JsonObject)HubSpotObjects.Properties(input).DeepClone();
        if (input.Text("idProperty") is { } idProperty && idProperty != "hs_object_id")
        {
            type.Find("", idProperty);
            properties[idProperty] = input.Text("id");
        }
        else if (type.ById(input.Text("id") ?? "") is null)
        {
            throw HubSpotError.NotFound();
        }

        return properties;
    }

    private SimResponse Write(
        SimRequest request,
        int status,
        HubSpotObjectType type,
        Func<JsonObject, JsonObject> properties,
        Func<JsonObject, HubSpotRecord?> find,
        Func<JsonObject, HubSpotRecord?, JsonObject, HubSpotRecord> write,
        bool tellNew = false)
    {
        var (_, inputs) = Inputs(request);
        var traces = inputs.Select(i => i.Text("objectWriteTraceId")).ToList();
        var traced = inputs.Count > 0 && traces.TrueForAll(t => t is not null) && traces.Distinct(StringComparer.Ordinal).Count() == inputs.Count;
        if (!traced)
        {
            foreach (var input in inputs)
            {
                type.Check(properties(input), find(input));
            }
        }

        var results = new List<JsonNode?>();
        var errors = new List<JsonNode?>();
        foreach (var input in inputs)
        {
            var trace = input.Text("objectWriteTraceId");
            try
            {
                var values = properties(input);
                var existing = find(input);
                type.Check(values, existing);
                var record = write(input, existing, values);
                results.Add(record.Render(HubSpotObjects.Names(type, values.Select(v => v.Key)), trace, tellNew ? existing is null : null));
            }
            catch (HubSpotError error) when (traced)
            {
                errors.Add(error.BatchItem(trace));
            }
        }

        return Complete(errors.Count > 0 ? 207 : status, results, errors);
    }

    private SimResponse Complete(int status, List<JsonNode?> results, List<JsonNode?> errors)
    {
        var now = JsonText.Iso(clock.GetUtcNow());
        var body = new JsonObject { ["status"] = "COMPLETE", ["results"] = JsonText.Array(results) };
        if (errors.Count > 0)
        {
            (body["numErrors"], body["errors"]) = (errors.Count, JsonText.Array(errors));
        }

        (body["startedAt"], body["completedAt"]) = (now, now);
        return SimResponse.Json(status, body);
    }
}
