using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Pipelines and their stages (contracts/hubspot.md 7).</summary>
internal sealed class HubSpotPipelines(HubSpotAccount account, TimeProvider clock)
{
    private const int MaximumStages = 100;
    private const int MaximumStagesElsewhere = 30;
    private static readonly string[] Supported = ["deals", "tickets", "orders", "leads", "subscriptions"];
    private readonly Dictionary<string, List<JsonObject>> _audits = new(StringComparer.Ordinal);

    public SimResponse List(string typeName) => Results(All(account.Type(typeName)));

    public SimResponse Get(string typeName, string id) => SimResponse.Json(200, Find(account.Type(typeName), id));

    public SimResponse Create(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        var pipelines = All(type);
        var label = HubSpotObjects.Required(body, "label");
        if (pipelines.Exists(p => p.Text("label") == label))
        {
            throw HubSpotError.Validation($"A pipeline with the label '{label}' already exists", "PipelineError.DUPLICATE_LABEL");
        }

        var id = body.Text("pipelineId") ?? NewId();
        if (pipelines.Exists(p => p.Text("id") == id))
        {
            throw new HubSpotError(409, "CONFLICT", $"Pipeline {id} already exists");
        }

        var pipeline = Stamp(new JsonObject { ["id"] = id, ["label"] = label, ["displayOrder"] = body.Int("displayOrder") ?? 0, ["archived"] = false });
        pipeline["stages"] = Stages(type, body, null);
        pipelines.Add(pipeline);
        Audit(pipeline, "CREATE");
        return SimResponse.Json(201, pipeline);
    }

    public SimResponse Replace(string typeName, string id, SimRequest request)
    {
        var type = account.Type(typeName);
        var pipeline = Find(type, id);
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        var label = HubSpotObjects.Required(body, "label");
        var stages = Stages(type, body, pipeline["stages"] as JsonArray);
        var kept = stages.OfType<JsonObject>().Select(s => s.Text("id")).ToHashSet(StringComparer.Ordinal);
        if (Validates(request, "validateReferencesBeforeDelete"))
        {
            foreach (var gone in StagesOf(pipeline).Where(s => !kept.Contains(s.Text("id"))))
            {
                RefuseIfUsed(type, id, gone.Text("id")!);
            }
        }

        (pipeline["label"], pipeline["displayOrder"], pipeline["stages"]) = (label, body.Int("displayOrder") ?? 0, stages);
        return Changed(pipeline);
    }

    public SimResponse Update(string typeName, string id, SimRequest request)
    {
        var pipeline = Find(account.Type(typeName), id);
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        pipeline["label"] = body.Text("label") ?? pipeline.Text("label");
        pipeline["displayOrder"] = body.Int("displayOrder") ?? pipeline.Int("displayOrder");
        return Changed(pipeline);
    }

    public SimResponse Delete(string typeName, string id, SimRequest request)
    {
        var type = account.Type(typeName);
        var pipeline = Find(type, id);
        if (Validates(request, "validateReferencesBeforeDelete") || Validates(request, "validateDealStageUsagesBeforeDelete"))
        {
            foreach (var stage in StagesOf(pipeline))
            {
                RefuseIfUsed(type, id, stage.Text("id")!);
            }
        }

        All(type).Remove(pipeline);
        Audit(pipeline, "DELETE");
        return SimResponse.Empty(204);
    }

    public SimResponse AuditOf(string typeName, string id, string? stageId)
    {
        var pipeline = Find(account.Type(typeName), id);
        var about = stageId is null ? pipeline : Stage(pipeline, stageId);
        return Results(_audits.GetValueOrDefault(about.Text("id")!) ?? []);
    }

    public SimResponse ListStages(string typeName, string id) => Results(StagesOf(Find(account.Type(typeName), id)));

    public SimResponse GetStage(string typeName, string id, string stageId) => SimResponse.Json(200, Stage(Find(account.Type(typeName), id), stageId));

    public SimResponse CreateStage(string typeName, string id, SimRequest request)
    {
        var type = account.Type(typeName);
        var pipeline = Find(type, id);
        var stages = (JsonArray)pipeline["stages"]!;
        if (stages.Count >= Most(type))
        {
            throw HubSpotError.Validation($"A pipeline has at most {Most(type)} stages");
        }

        var stage = NewStage(type, request.Json ?? throw HubSpotObjects.InvalidJson());
        if (StagesOf(pipeline).Any(s => s.Text("label") == stage.Text("label")))
        {
            throw HubSpotError.Validation($"A stage with the label '{stage.Text("label")}' already exists", "PipelineError.DUPLICATE_LABEL");
        }

        stages.Add((JsonNode)stage);
        Audit(stage, "CREATE");
        return SimResponse.Json(201, stage);
    }

    public SimResponse UpdateStage(string typeName, string id, string stageId, SimRequest request, bool replace)
    {
        var type = account.Type(typeName);
        var stage = Stage(Find(type, id), stageId);
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        if (replace)
        {
            HubSpotObjects.Required(body, "label");
            stage["metadata"] = new JsonObject();
        }

        var metadata = (JsonObject)stage["metadata"]!.DeepClone();
        foreach (var (member, value) in body["metadata"] as JsonObject ?? [])
        {
            metadata[member] = value?.DeepClone();
        }

        CheckMetadata(type, metadata);
        stage["metadata"] = metadata;
        stage["label"] = body.Text("label") ?? stage.Text("label");
        stage["displayOrder"] = body.Int("displayOrder") ?? stage.Int("displayOrder");
        return Changed(stage);
    }

    public SimResponse DeleteStage(string typeName, string id, string stageId)
    {
        var type = account.Type(typeName);
        var pipeline = Find(type, id);
        var stage = Stage(pipeline, stageId);
        RefuseIfUsed(type, id, stageId);
        ((JsonArray)pipeline["stages"]!).Remove(stage);
        Audit(stage, "DELETE");
        return SimResponse.Empty(204);
    }

    private static int Most(HubSpotObjectType type) => type.Name is "deals" or "tickets" || type.IsCustom ? MaximumStages : MaximumStagesElsewhere;

    private static IEnumerable<JsonObject> StagesOf(JsonObject pipeline) => ((JsonArray)pipeline["stages"]!).OfType<JsonObject>();

    private static JsonObject Stage(JsonObject pipeline, string id) => StagesOf(pipeline).FirstOrDefault(s => s.Text("id") == id) ?? throw HubSpotError.NotFound($"Stage {id} was not found");

    private static SimResponse Results(IEnumerable<JsonObject> items) => SimResponse.Json(200, new JsonObject { ["results"] = JsonText.Array(items.Select(i => i.DeepClone())) });

    private static void CheckMetadata(HubSpotObjectType type, JsonObject metadata)
    {
        if (type.Name == "deals")
        {
            var valid = decimal.TryParse(metadata.Text("probability"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var probability) && probability is >= 0 and <= 1;
            if (!valid)
            {
                throw HubSpotError.Validation("A deal stage needs metadata.probability between 0.0 and 1.0", "PipelineError.INVALID_METADATA");
            }
        }
        else if (type.Name == "tickets" && (metadata.Text("ticketState") ?? "OPEN") is not ("OPEN" or "CLOSED"))
        {
            throw HubSpotError.Validation("metadata.ticketState must be OPEN or CLOSED", "PipelineError.INVALID_METADATA");
        }
    }

    private string NewId() => account.NextDefinitionId().ToString(CultureInfo.InvariantCulture);

    private List<JsonObject> All(HubSpotObjectType type)
    {
        if (!type.IsCustom && !Supported.Contains(type.Name, StringComparer.Ordinal))
        {
            throw HubSpotError.Validation($"Objects of type {type.Name} have no pipelines");
        }

        if (!account.Pipelines.TryGetValue(type.Name, out var pipelines))
        {
            account.Pipelines[type.Name] = pipelines = [];
        }

        return pipelines;
    }

    private JsonObject Find(HubSpotObjectType type, string id) => All(type).Find(p => p.Text("id") == id) ?? throw HubSpotError.NotFound($"Pipeline {id} was not found");

    // The default of the first three versions is not to look; since 2026-09 it is to look.
    private bool Validates(SimRequest request, string name) => request.QueryValue(name) is { } asked ? asked == "true" : account.Caller.EnforcesRules;

    private static void RefuseIfUsed(HubSpotObjectType type, string pipeline, string stage)
    {
        var (pipelineProperty, stageProperty) = type.Name == "deals" ? ("pipeline", "dealstage") : ("hs_pipeline", "hs_pipeline_stage");
        var users = type.Records.Where(r => r.ArchivedAt is null && r.Properties.GetValueOrDefault(stageProperty) == stage && r.Properties.GetValueOrDefault(pipelineProperty) == pipeline).Take(10).ToList();
        if (users.Count > 0)
        {
            var error = HubSpotError.Validation($"Stage {stage} is in use and cannot be deleted", "PipelineError.STAGE_ID_IN_USE");
            error.Context["stageId"] = new JsonArray(JsonValue.Create(stage));
            error.Context["objectIds"] = JsonText.Array(users.Select(u => (JsonNode?)JsonValue.Create(u.Id)));
            throw error;
        }
    }

    private JsonArray Stages(HubSpotObjectType type, JsonObject body, JsonArray? known)
    {
        var given = (body["stages"] as JsonArray ?? throw HubSpotError.Validation("Invalid input JSON: some required fields were not set: [stages]")).OfType<JsonObject>().ToList();
        if (given.Count > Most(type))
        {
            throw HubSpotError.Validation($"A pipeline has at most {Most(type)} stages");
        }

        if (given.Select(s => s.Text("label")).Distinct(StringComparer.Ordinal).Count() != given.Count)
        {
            throw HubSpotError.Validation("The labels of stages must differ", "PipelineError.DUPLICATE_LABEL");
        }

        // A stage is the one it was when its id is given, or else its label.
        return JsonText.Array(given.Select(s =>
        {
            var stage = NewStage(type, s);
            if (s.Text("stageId") is null && s.Text("id") is null && known?.OfType<JsonObject>().FirstOrDefault(k => k.Text("label") == stage.Text("label")) is { } same)
            {
                stage["id"] = same.Text("id");
            }

            return (JsonNode)stage;
        }));
    }

    private JsonObject NewStage(HubSpotObjectType type, JsonObject body)
    {
        var metadata = body["metadata"]?.DeepClone() as JsonObject ?? [];
        CheckMetadata(type, metadata);
        if (type.Name == "tickets")
        {
            metadata["ticketState"] ??= "OPEN";
        }

        return Stamp(new JsonObject
        {
            ["id"] = body.Text("stageId") ?? body.Text("id") ?? NewId(),
            ["label"] = HubSpotObjects.Required(body, "label"),
            ["displayOrder"] = body.Int("displayOrder") ?? 0,
            ["metadata"] = metadata,
            ["archived"] = false,
            ["writePermissions"] = "CRM_PERMISSIONS_ENFORCEMENT",
        });
    }

    private JsonObject Stamp(JsonObject item)
    {
        var now = JsonText.Iso(clock.GetUtcNow());
        (item["createdAt"], item["updatedAt"]) = (now, now);
        return item;
    }

    private SimResponse Changed(JsonObject item)
    {
        item["updatedAt"] = JsonText.Iso(clock.GetUtcNow());
        Audit(item, "UPDATE");
        return SimResponse.Json(200, item);
    }

    private void Audit(JsonObject item, string action)
    {
        var id = item.Text("id")!;
        if (!_audits.TryGetValue(id, out var entries))
        {
            _audits[id] = entries = [];
        }

        var copy = (JsonObject)item.DeepClone();
        entries.Insert(0, new JsonObject
        {
            ["identifier"] = id,
            ["portalId"] = HubSpotAccount.HubId,
            ["action"] = action,
            ["timestamp"] = JsonText.Iso(clock.GetUtcNow()),
            ["message"] = $"{action} of {item.Text("label")}",
            ["rawObject"] = copy,
            ["fromUserId"] = null,
        });
    }
}
