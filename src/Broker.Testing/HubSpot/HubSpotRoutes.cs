using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Which operation a request is. The old v3 and v4 paths are aliases of the dated ones (contracts/simulators.md).</summary>
internal sealed class HubSpotRoutes(HubSpotParts parts)
{
    private static readonly string[] Versions = ["2026-09", "2026-03", "v3", "v4"];

    public HubSpotRoute? Find(SimRequest request)
    {
        if (request.Segments is ["oauth", .. var oauth])
        {
            return OAuth(request, oauth) is { } open ? new HubSpotRoute(open.Name, "2026-09", open.Run) : null;
        }

        return Area(request.Segments) is var (area, version, rest) && Route(request, area, rest) is { } found ? new HubSpotRoute(found.Name, version, found.Run) : null;
    }

    /// <summary>The ids a request is about: those in a batch's inputs, else the path.</summary>
    public static string Key(SimRequest request)
    {
        if (!request.IsPost)
        {
            return request.Path;
        }

        if (request.Json?["inputs"] is JsonArray inputs)
        {
            return string.Join(',', inputs.OfType<JsonObject>().Select(i => i.Text("id") ?? i.Text("name") ?? i.Text("objectWriteTraceId") ?? ""));
        }

        return request.Json is { } body ? Encoding.UTF8.GetString(JsonText.ToBytes(body)) : request.Path;
    }

    /// <summary>The API, its version and what follows, wherever the version stands in the path.</summary>
    private static (string Area, string Version, string[] Tail)? Area(string[] segments) => segments switch
    {
        ["crm-object-schemas", var v, "schemas", .. var rest] when Known(v) => ("schemas", v, rest),
        ["crm", var v, "schemas", .. var rest] when Known(v) => ("schemas", v, rest),
        ["crm", "v3" or "v4", var area and ("objects" or "properties" or "pipelines" or "associations" or "owners"), .. var rest] => (area, segments[1], rest),
        ["crm", var area and ("objects" or "properties" or "pipelines" or "associations" or "owners"), var v, .. var rest] when Known(v) => (area, v, rest),
        ["webhooks" or "app-webhooks", var v, .. var rest] when Known(v) => ("webhooks", v, rest),
        _ => null,
    };

    private static bool Known(string version) => Versions.Contains(version, StringComparer.Ordinal);

    private static string Unescape(string segment) => segment.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(segment) : segment;

    private (string Name, Func<SimResponse> Run)? OAuth(SimRequest request, string[] path) => (request.Method, path) switch
    {
        ("POST", [_, "token"] or [_, _, "token"]) => ("oauth/token", () => parts.OAuth.Issue(request)),
        ("POST", [_, "token", "introspect"] or [_, _, "token", "introspect"]) => ("oauth/introspect", () => parts.OAuth.Introspect(request)),
        ("POST", [_, "token", "revoke"] or [_, _, "token", "revoke"]) => ("oauth/revoke", () => parts.OAuth.Revoke(request)),
        ("GET", ["v1", "access-tokens" or "refresh-tokens", var token]) => ("oauth/look", () => parts.OAuth.Look(token)),
        ("DELETE", ["v1", "refresh-tokens", var token]) => ("oauth/revoke", () => parts.OAuth.Revoke(token)),
        _ => null,
    };

    // Operations are counted under the type's own name, whatever name or id the path gives.
    private string Name(string type) => parts.Account.FindType(type)?.Name ?? type;

    private (string Name, Func<SimResponse> Run)? Route(SimRequest request, string area, string[] rest) => area switch
    {
        "objects" => Objects(request, rest),
        "properties" => Properties(request, rest),
        "associations" => Associations(request, rest),
        "pipelines" => Pipelines(request, rest),
        "schemas" => Schemas(request, rest),
        "webhooks" => Webhooks(request, rest),
        "owners" => (request.Method, rest) switch
        {
            ("GET", []) => ("owners/list", () => parts.Owners.List(request)),
            ("GET", [var id]) => ("owners/get", () => parts.Owners.Get(id, request)),
            _ => null,
        },
        _ => null,
    };

    private (string Name, Func<SimResponse> Run)? Objects(SimRequest request, string[] rest)
    {
        if (rest is not [var t, ..])
        {
            return null;
        }

        var n = Name(t);
        return (request.Method, rest[1..]) switch
        {
            ("POST", ["search"]) => ($"{n}/search", () => parts.Search.Run(t, request)),
            ("POST", ["batch", "read"]) => ($"{n}/batch/read", () => parts.Batch.Read(t, request)),
            ("POST", ["batch", "create"]) => ($"{n}/batch/create", () => parts.Batch.Create(t, request)),
            ("POST", ["batch", "update"]) => ($"{n}/batch/update", () => parts.Batch.Update(t, request)),
            ("POST", ["batch", "upsert"]) => ($"{n}/batch/upsert", () => parts.Batch.Upsert(t, request)),
            ("POST", ["batch", "archive"]) => ($"{n}/batch/archive", () => parts.Batch.Archive(t, request)),
            ("POST", ["merge"]) => ($"{n}/merge", () => parts.Objects.Merge(t, request)),
            ("POST", ["gdpr-delete"]) => ($"{n}/gdpr-delete", () => parts.Objects.Forget(t, request)),
            ("GET", []) => ($"{n}/list", () => parts.Objects.List(t, request)),
            ("POST", []) => ($"{n}/create", () => parts.Objects.Create(t, request)),
            ("GET", [var id]) => ($"{n}/get", () => parts.Objects.Get(t, Unescape(id), request)),
            ("PATCH", [var id]) => ($"{n}/update", () => parts.Objects.Update(t, Unescape(id), request)),
            ("DELETE", [var id]) => ($"{n}/archive", () => parts.Objects.Archive(t, id)),
            ("GET", [var id, "associations", var to]) => ($"{n}/associations/list", () => parts.Associations.List(t, id, to, request)),
            ("PUT", [var id, "associations", "default", var to, var toId]) => ($"{n}/associations/default", () => parts.Associations.PutDefault(t, id, to, toId)),
            ("PUT", [var id, "associations", var to, var toId]) => ($"{n}/associations/create", () => parts.Associations.PutLabelled(t, id, to, toId, request)),
            ("DELETE", [var id, "associations", var to, var toId]) => ($"{n}/associations/archive", () => parts.Associations.Remove(t, id, to, toId)),
            _ => null,
        };
    }

    private (string Name, Func<SimResponse> Run)? Properties(SimRequest request, string[] rest)
    {
        if (rest is not [var t, ..])
        {
            return null;
        }

        var n = "properties/" + Name(t);
        return (request.Method, rest[1..]) switch
        {
            ("GET", []) => ($"{n}/list", () => parts.Properties.List(t, request)),
            ("POST", []) => ($"{n}/create", () => parts.Properties.Create(t, request)),
            ("POST", ["batch", "read"]) => ($"{n}/batch/read", () => parts.Properties.BatchRead(t, request)),
            ("POST", ["batch", "create"]) => ($"{n}/batch/create", () => parts.Properties.BatchCreate(t, request)),
            ("POST", ["batch", "archive"]) => ($"{n}/batch/archive", () => parts.Properties.BatchArchive(t, request)),
            ("GET", ["groups"]) => ($"{n}/groups/list", () => parts.Properties.ListGroups(t)),
            ("POST", ["groups"]) => ($"{n}/groups/create", () => parts.Properties.CreateGroup(t, request)),
            ("GET", ["groups", var name]) => ($"{n}/groups/get", () => parts.Properties.GetGroup(t, name)),
            ("PATCH", ["groups", var name]) => ($"{n}/groups/update", () => parts.Properties.UpdateGroup(t, name, request)),
            ("DELETE", ["groups", var name]) => ($"{n}/groups/archive", () => parts.Properties.ArchiveGroup(t, name)),
            ("GET", [var name]) => ($"{n}/get", () => parts.Properties.Get(t, name, request)),
            ("PATCH", [var name]) => ($"{n}/update", () => parts.Properties.Update(t, name, request)),
            ("DELETE", [var name]) => ($"{n}/archive", () => parts.Properties.Archive(t, name)),
            _ => null,
        };
    }

    private (string Name, Func<SimResponse> Run)? Associations(SimRequest request, string[] rest)
    {
        if (rest is ["definitions", "configurations", .. var limits])
        {
            return (request.Method, limits) switch
            {
                ("GET", ["all"]) => ("associations/limits/list", () => parts.Labels.Limits(null, null)),
                ("GET", [var f, var t]) => ("associations/limits/get", () => parts.Labels.Limits(f, t)),
                ("POST", [var f, var t, "batch", "create"]) => ("associations/limits/create", () => parts.Labels.SetLimits(f, t, request, isNew: true)),
                ("POST", [var f, var t, "batch", "update"]) => ("associations/limits/update", () => parts.Labels.SetLimits(f, t, request, isNew: false)),
                ("POST", [var f, var t, "batch", "purge"]) => ("associations/limits/purge", () => parts.Labels.PurgeLimits(f, t, request)),
                _ => null,
            };
        }

        if (rest is not [var from, var to, ..])
        {
            return null;
        }

        var n = $"associations/{Name(from)}/{Name(to)}";
        return (request.Method, rest[2..]) switch
        {
            ("POST", ["batch", "read"]) => ($"{n}/batch/read", () => parts.Associations.BatchRead(from, to, request)),
            ("POST", ["batch", "create"]) => ($"{n}/batch/create", () => parts.Associations.BatchCreate(from, to, request)),
            ("POST", ["batch", "associate", "default"]) => ($"{n}/batch/default", () => parts.Associations.BatchDefault(from, to, request)),
            ("POST", ["batch", "archive"]) => ($"{n}/batch/archive", () => parts.Associations.BatchArchive(from, to, request)),
            ("POST", ["batch", "labels", "archive"]) => ($"{n}/batch/labels/archive", () => parts.Associations.BatchArchiveLabels(from, to, request)),
            ("GET", ["labels"]) => ($"{n}/labels", () => parts.Labels.List(from, to)),
            ("POST", ["labels"]) => ($"{n}/labels/create", () => parts.Labels.Create(from, to, request)),
            ("PUT", ["labels"]) => ($"{n}/labels/update", () => parts.Labels.Update(from, to, request)),
            ("DELETE", ["labels", var id]) => ($"{n}/labels/archive", () => parts.Labels.Delete(from, to, id)),
            _ => null,
        };
    }

    private (string Name, Func<SimResponse> Run)? Pipelines(SimRequest request, string[] rest)
    {
        if (rest is not [var t, ..])
        {
            return null;
        }

        var n = "pipelines/" + Name(t);
        return (request.Method, rest[1..]) switch
        {
            ("GET", []) => ($"{n}/list", () => parts.Pipelines.List(t)),
            ("POST", []) => ($"{n}/create", () => parts.Pipelines.Create(t, request)),
            ("GET", [var id]) => ($"{n}/get", () => parts.Pipelines.Get(t, id)),
            ("PUT", [var id]) => ($"{n}/replace", () => parts.Pipelines.Replace(t, id, request)),
            ("PATCH", [var id]) => ($"{n}/update", () => parts.Pipelines.Update(t, id, request)),
            ("DELETE", [var id]) => ($"{n}/archive", () => parts.Pipelines.Delete(t, id, request)),
            ("GET", [var id, "audit"]) => ($"{n}/audit", () => parts.Pipelines.AuditOf(t, id, null)),
            ("GET", [var id, "stages"]) => ($"{n}/stages", () => parts.Pipelines.ListStages(t, id)),
            ("POST", [var id, "stages"]) => ($"{n}/stages/create", () => parts.Pipelines.CreateStage(t, id, request)),
            ("GET", [var id, "stages", var stage]) => ($"{n}/stages/get", () => parts.Pipelines.GetStage(t, id, stage)),
            ("PUT", [var id, "stages", var stage]) => ($"{n}/stages/replace", () => parts.Pipelines.UpdateStage(t, id, stage, request, replace: true)),
            ("PATCH", [var id, "stages", var stage]) => ($"{n}/stages/update", () => parts.Pipelines.UpdateStage(t, id, stage, request, replace: false)),
            ("DELETE", [var id, "stages", var stage]) => ($"{n}/stages/archive", () => parts.Pipelines.DeleteStage(t, id, stage)),
            ("GET", [var id, "stages", var stage, "audit"]) => ($"{n}/stages/audit", () => parts.Pipelines.AuditOf(t, id, stage)),
            _ => null,
        };
    }

    private (string Name, Func<SimResponse> Run)? Schemas(SimRequest request, string[] rest) => (request.Method, rest) switch
    {
        ("GET", []) => ("schemas/list", () => parts.Schemas.List(request)),
        ("POST", []) => ("schemas/create", () => parts.Schemas.Create(request)),
        ("POST", ["batch", "read"]) => ("schemas/batch/read", () => parts.Schemas.BatchRead(request)),
        ("GET", [var t]) => ("schemas/get", () => parts.Schemas.Get(t)),
        ("PATCH", [var t]) => ("schemas/update", () => parts.Schemas.Update(t, request)),
        ("DELETE", [var t]) => ("schemas/archive", () => parts.Schemas.Delete(t, request)),
        ("POST", [var t, "associations"]) => ("schemas/associations/create", () => parts.Schemas.Associate(t, request)),
        ("DELETE", [var t, "associations", var id]) => ("schemas/associations/archive", () => parts.Schemas.Dissociate(t, id)),
        _ => null,
    };

    private (string Name, Func<SimResponse> Run)? Webhooks(SimRequest request, string[] rest) => (request.Method, rest) switch
    {
        ("GET", [_, "settings"]) => ("webhooks/settings/get", parts.Webhooks.GetSettings),
        ("PUT", [_, "settings"]) => ("webhooks/settings/replace", () => parts.Webhooks.PutSettings(request)),
        ("DELETE", [_, "settings"]) => ("webhooks/settings/archive", parts.Webhooks.DeleteSettings),
        ("GET", [_, "subscriptions"]) => ("webhooks/subscriptions/list", parts.Webhooks.ListSubscriptions),
        ("POST", [_, "subscriptions"]) => ("webhooks/subscriptions/create", () => parts.Webhooks.CreateSubscription(request)),
        ("POST", [_, "subscriptions", "batch", "update"]) => ("webhooks/subscriptions/batch/update", () => parts.Webhooks.UpdateSubscriptions(request)),
        ("GET", [_, "subscriptions", var id]) => ("webhooks/subscriptions/get", () => parts.Webhooks.GetSubscription(id)),
        ("PATCH", [_, "subscriptions", var id]) => ("webhooks/subscriptions/update", () => parts.Webhooks.UpdateSubscription(id, request)),
        ("DELETE", [_, "subscriptions", var id]) => ("webhooks/subscriptions/archive", () => parts.Webhooks.DeleteSubscription(id)),
        _ => null,
    };
}
