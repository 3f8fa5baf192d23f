using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>
/// The batch calls (contracts/hubspot.md 3). A create with one bad input fails as a whole with 400, unless every input carries its own
/// <c>objectWriteTraceId</c>: then the others are written and 207 tells which failed. Updates and upserts fail as a whole without trace ids, too.
/// </summary>
internal sealed class HubSpotBatch(HubSpotAccount account, HubSpotObjects objects, HubSpotWriter writer, HubSpotInputFaults faults, TimeProvider clock)
{
    private const int MaximumInputs = 100;

    /// <summary>Whether results come in the opposite order of the inputs; no order is promised.</summary>
    public bool ReverseResults { get; set; }

    public SimResponse Read(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var (body, inputs) = Inputs(request);
        var archived = request.QueryValue("archived") == "true";
        var idProperty = body.Text("idProperty");
        var names = HubSpotObjects.Names(type, Texts(body, "properties")).ToList();
        var history = Texts(body, "propertiesWithHistory").ToList();
        var found = new List<JsonNode?>();
        var missing = new List<string>();
        foreach (var id in inputs.Select(i => HubSpotObjects.Required(i, "id")).Distinct(StringComparer.Ordinal))
        {
            if (type.Find(id, idProperty, followMerges: !archived) is { } record && record.ArchivedAt is not null == archived)
            {
                found.Add(record.WithHistory(record.Render(names), history));
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
        return Write(type, request, 201, (input, apply) =>
        {
            var properties = HubSpotObjects.Properties(input);
            writer.Check(type, properties, null);
            var links = objects.Links(type, input["associations"] as JsonArray);
            return apply ? (writer.Create(type, properties, links), null) : null;
        });
    }

    public SimResponse Update(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        RefuseRepeatedIds(Inputs(request).Inputs);
        return Write(type, request, 200, (input, apply) =>
        {
            var properties = HubSpotObjects.Properties(input);
            var record = Find(type, input) ?? throw HubSpotError.NotFound();
            writer.Check(type, properties, record);
            if (!apply)
            {
                return null;
            }

            writer.Update(type, record, properties);
            return (record, null);
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

        RefuseRepeatedIds(inputs);
        return Write(type, request, 200, (input, apply) =>
        {
            var existing = Find(type, input);
            var properties = UpsertProperties(input, existing);
            writer.Check(type, properties, existing);
            if (!apply)
            {
                return null;
            }

            if (existing is null)
            {
                return (writer.Create(type, properties), true);
            }

            writer.Update(type, existing, properties);
            return (existing, false);
        });
    }

    public SimResponse Archive(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        foreach (var id in Inputs(request).Inputs.Select(i => HubSpotObjects.Required(i, "id")).ToList())
        {
            if (type.ById(id) is { } record)
            {
                writer.Archive(type, record);
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

    public static SimResponse Complete(TimeProvider clock, int status, IReadOnlyList<JsonNode?> results, IReadOnlyList<JsonNode?> errors)
    {
        var now = JsonText.Iso(clock.GetUtcNow());
        var body = new JsonObject { ["status"] = "COMPLETE", ["results"] = JsonText.Array(results) };
        if (errors.Count > 0)
        {
            (body["numErrors"], body["errors"]) = (errors.Count, JsonText.Array(errors));
        }

        (body["startedAt"], body["completedAt"]) = (now, now);
        return SimResponse.Json(errors.Count > 0 ? 207 : status, body);
    }

    private static IEnumerable<string> Texts(JsonObject body, string name) => (body[name] as JsonArray ?? []).Select(n => n.Text() ?? "");

    private static HubSpotRecord? Find(HubSpotObjectType type, JsonObject input)
    {
        var (id, idProperty) = (HubSpotObjects.Required(input, "id"), input.Text("idProperty"));
        return HubSpotObjects.Living(type.Find(id, idProperty));
    }

    private static void RefuseRepeatedIds(List<JsonObject> inputs)
    {
        var twice = inputs.GroupBy(i => HubSpotObjectType.Normal(i.Text("idProperty") ?? "", i.Text("id") ?? ""), StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        if (twice.Count > 0)
        {
            throw HubSpotError.Validation($"Duplicate IDs found in batch input: [{string.Join(", ", twice)}]. IDs must be unique");
        }
    }

    // One batch must not give a unique value to two records: the second input that does is refused.
    private static Dictionary<JsonObject, HubSpotError> RepeatedValues(HubSpotObjectType type, List<JsonObject> inputs)
    {
        var seen = new HashSet<(string, string)>();
        var refused = new Dictionary<JsonObject, HubSpotError>();
        foreach (var input in inputs)
        {
            foreach (var (property, node) in input["properties"] as JsonObject ?? [])
            {
                if (type.IsUnique(property) && node.Text() is { Length: > 0 } value && !seen.Add((property, HubSpotObjectType.Normal(property, value))))
                {
                    refused[input] = HubSpotError.Validation($"Duplicate values found in batch input for unique property {property}");
                }
            }
        }

        return refused;
    }

    private static JsonObject UpsertProperties(JsonObject input, HubSpotRecord? existing)
    {
        var properties = (JsonObject)HubSpotObjects.Properties(input).DeepClone();
        if (input.Text("idProperty") is { } idProperty && idProperty != "hs_object_id")
        {
            if (!properties.ContainsKey(idProperty))
            {
                properties[idProperty] = input.Text("id");
            }
        }
        else if (existing is null)
        {
            throw HubSpotError.NotFound();
        }

        return properties;
    }

    // The step checks one input, and applies it when told so; its answer is the record and whether it is new.
    private SimResponse Write(HubSpotObjectType type, SimRequest request, int status, Func<JsonObject, bool, (HubSpotRecord Record, bool? IsNew)?> step)
    {
        var (_, inputs) = Inputs(request);
        var traces = inputs.ConvertAll(i => i.Text("objectWriteTraceId"));
        var traced = inputs.Count > 0 && traces.TrueForAll(t => t is { Length: > 0 }) && traces.Distinct(StringComparer.Ordinal).Count() == inputs.Count;
        var refused = RepeatedValues(type, inputs);
        foreach (var input in inputs)
        {
            if (faults.Strike(type, input) is { } fault)
            {
                refused.TryAdd(input, fault);
            }
        }

        if (!traced)
        {
            foreach (var input in inputs)
            {
                step(input, false);
                if (refused.TryGetValue(input, out var refusal))
                {
                    throw refusal;
                }
            }
        }

        var results = new List<JsonNode?>();
        var errors = new List<JsonNode?>();
        foreach (var input in inputs)
        {
            var trace = input.Text("objectWriteTraceId");
            try
            {
                if (refused.TryGetValue(input, out var refusal))
                {
                    throw refusal;
                }

                var (record, isNew) = step(input, true)!.Value;
                results.Add(record.Render(HubSpotObjects.Names(type, HubSpotObjects.Properties(input).Select(v => v.Key).Append(input.Text("idProperty") ?? "hs_object_id")), trace, isNew));
            }
            catch (HubSpotError error) when (traced)
            {
                errors.Add(error.BatchItem(trace));
            }
        }

        return Complete(status, results, errors);
    }

    private SimResponse Complete(int status, List<JsonNode?> results, List<JsonNode?> errors)
    {
        if (ReverseResults)
        {
            results.Reverse();
            errors.Reverse();
        }

        return Complete(clock, status, results, errors);
    }
}
