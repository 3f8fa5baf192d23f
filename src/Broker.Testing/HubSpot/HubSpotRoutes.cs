using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Which operation a request is. The old v3 and v4 paths are aliases of the dated ones (contracts/simulators.md).</summary>
internal sealed class HubSpotRoutes(HubSpotObjects objects, HubSpotBatch batch, HubSpotSearch search, HubSpotAssociations associations, HubSpotDefinitions definitions)
{
    private static readonly string[] Versions = ["2026-09", "2026-03", "v3", "v4"];

    public SimOperation Find(SimRequest request)
    {
        if (Area(request.Segments) is not var (area, rest) || Route(request, area, rest) is not { } found)
        {
            return new SimOperation("Unknown", request.Path, () => SimResponse.Empty(404));
        }

        return new SimOperation(found.Name, Key(request), found.Run);
    }

    /// <summary>The ids a request is about: those in a batch's inputs, else the path.</summary>
    private static string Key(SimRequest request)
    {
        if (!request.IsPost)
        {
            return request.Path;
        }

        if (request.Json?["inputs"] is JsonArray inputs)
        {
            return string.Join(',', inputs.OfType<JsonObject>().Select(i => i.Text("id") ?? i.Text("name") ?? i.Text("objectWriteTraceId") ?? ""));
        }

        return request.Json is { } body ? System.Text.Encoding.UTF8.GetString(JsonText.ToBytes(body)) : request.Path;
    }

    /// <summary>The API and what follows its version, wherever the version stands in the path.</summary>
    private static (string Area, string[] Tail)? Area(string[] segments) => segments switch
    {
        ["crm-object-schemas", var v, "schemas", .. var rest] when Known(v) => ("schemas", rest),
        ["crm", var v, "schemas", .. var rest] when Known(v) => ("schemas", rest),
        ["crm", "v3" or "v4", var area and ("objects" or "properties" or "pipelines" or "associations" or "owners"), .. var rest] => (area, rest),
        ["crm", var area and ("objects" or "properties" or "pipelines" or "associations" or "owners"), var v, .. var rest] when Known(v) => (area, rest),
        _ => null,
    };

    private static bool Known(string version) => Versions.Contains(version, StringComparer.Ordinal);

    private (string Name, Func<SimResponse> Run)? Route(SimRequest request, string area, string[] rest) => area switch
    {
        "objects" => Objects(request, rest),
        "properties" => Properties(request, rest),
        "associations" => Associations(request, rest),
        "pipelines" => (request.Method, rest) switch
        {
            ("GET", [var t]) => ($"pipelines/{t}/list", () => definitions.ListPipelines(t)),
            ("GET", [var t, var id]) => ($"pipelines/{t}/get", () => definitions.GetPipeline(t, id)),
            ("GET", [var t, var id, "stages"]) => ($"pipelines/{t}/stages", () => definitions.ListStages(t, id)),
            _ => null,
        },
        "schemas" => (request.Method, rest) switch
        {
            ("GET", []) => ("schemas/list", definitions.ListSchemas),
            ("POST", []) => ("schemas/create", () => definitions.CreateSchema(request)),
            ("GET", [var t]) => ("schemas/get", () => definitions.GetSchema(t)),
            _ => null,
        },
        "owners" when request.IsGet && rest.Length == 0 => ("owners/list", HubSpotDefinitions.Owners),
        _ => null,
    };

    private (string Name, Func<SimResponse> Run)? Objects(SimRequest request, string[] rest) => (request.Method, rest) switch
    {
        ("POST", [var t, "search"]) => ($"{t}/search", () => search.Run(t, request)),
        ("POST", [var t, "batch", "read"]) => ($"{t}/batch/read", () => batch.Read(t, request)),
        ("POST", [var t, "batch", "create"]) => ($"{t}/batch/create", () => batch.Create(t, request)),
        ("POST", [var t, "batch", "update"]) => ($"{t}/batch/update", () => batch.Update(t, request)),
        ("POST", [var t, "batch", "upsert"]) => ($"{t}/batch/upsert", () => batch.Upsert(t, request)),
        ("POST", [var t, "batch", "archive"]) => ($"{t}/batch/archive", () => batch.Archive(t, request)),
        ("GET", [var t]) => ($"{t}/list", () => objects.List(t, request)),
        ("POST", [var t]) => ($"{t}/create", () => objects.Create(t, request)),
        ("GET", [var t, var id]) => ($"{t}/get", () => objects.Get(t, Unescape(id), request)),
        ("PATCH", [var t, var id]) => ($"{t}/update", () => objects.Update(t, Unescape(id), request)),
        ("DELETE", [var t, var id]) => ($"{t}/archive", () => objects.Archive(t, id)),
        ("GET", [var t, var id, "associations", var to]) => ($"{t}/associations/list", () => associations.List(t, id, to)),
        ("PUT", [var t, var id, "associations", "default", var to, var toId]) => ($"{t}/associations/default", () => associations.PutDefault(t, id, to, toId)),
        ("PUT", [var t, var id, "associations", var to, var toId]) => ($"{t}/associations/create", () => associations.PutLabelled(t, id, to, toId, request)),
        ("DELETE", [var t, var id, "associations", var to, var toId]) => ($"{t}/associations/archive", () => associations.Remove(t, id, to, toId)),
        _ => null,
    };

    private (string Name, Func<SimResponse> Run)? Properties(SimRequest request, string[] rest) => (request.Method, rest) switch
    {
        ("GET", [var t]) => ($"properties/{t}/list", () => definitions.ListProperties(t)),
        ("POST", [var t]) => ($"properties/{t}/create", () => definitions.CreateProperty(t, request)),
        ("POST", [var t, "batch", "read"]) => ($"properties/{t}/batch/read", () => definitions.BatchReadProperties(t, request)),
        ("POST", [var t, "batch", "create"]) => ($"properties/{t}/batch/create", () => definitions.BatchCreateProperties(t, request)),
        ("GET", [var t, "groups"]) => ($"properties/{t}/groups/list", () => definitions.ListGroups(t)),
        ("POST", [var t, "groups"]) => ($"properties/{t}/groups/create", () => definitions.CreateGroup(t, request)),
        ("GET", [var t, "groups", var name]) => ($"properties/{t}/groups/get", () => definitions.GetGroup(t, name)),
        ("GET", [var t, var name]) => ($"properties/{t}/get", () => definitions.GetProperty(t, name)),
        ("PATCH", [var t, var name]) => ($"properties/{t}/update", () => definitions.UpdateProperty(t, name, request)),
        ("DELETE", [var t, var name]) => ($"properties/{t}/archive", () => definitions.DeleteProperty(t, name)),
        _ => null,
    };

    private (string Name, Func<SimResponse> Run)? Associations(SimRequest request, string[] rest) => (request.Method, rest) switch
    {
        ("POST", [var f, var t, "batch", "read"]) => ($"associations/{f}/{t}/batch/read", () => associations.BatchRead(f, t, request)),
        ("POST", [var f, var t, "batch", "create"]) => ($"associations/{f}/{t}/batch/create", () => associations.BatchCreate(f, t, request, labelled: true)),
        ("POST", [var f, var t, "batch", "associate", "default"]) => ($"associations/{f}/{t}/batch/default", () => associations.BatchCreate(f, t, request, labelled: false)),
        ("GET", [var f, var t, "labels"]) => ($"associations/{f}/{t}/labels", () => associations.Labels(f, t)),
        _ => null,
    };

    private static string Unescape(string segment) => segment.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(segment) : segment;
}
