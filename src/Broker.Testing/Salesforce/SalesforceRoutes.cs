using System.Text.Json.Nodes;
using Broker.Testing.Salesforce.Access;
using Broker.Testing.Salesforce.Bulk;
using Broker.Testing.Salesforce.Composite;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Query;
using Broker.Testing.Salesforce.Rows;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce;

/// <summary>Which operation a call below a version is.</summary>
internal sealed class SalesforceRoutes
{
    private const int LongestPath = 4;
    private static readonly string[] Resources = ["sobjects", "query", "queryAll", "composite", "jobs", "limits"];

    private readonly Org _org;
    private readonly RowEndpoint _rows;
    private readonly CompositeEndpoint _composite;
    private readonly TreeEndpoint _tree;
    private readonly CollectionsEndpoint _collections;
    private readonly DescribeEndpoint _describe;
    private readonly QueryEndpoint _query;
    private readonly LimitsEndpoint _limits;
    private readonly Func<string> _identity;

    private readonly BulkQueryEndpoint _bulkQuery;

    public SalesforceRoutes(Org org, RowWriter writer, SalesforceSettings settings, LimitsEndpoint limits, Func<string> identity)
    {
        (_org, _limits, _identity) = (org, limits, identity);
        _rows = new RowEndpoint(org, writer);
        _describe = new DescribeEndpoint(org);
        _query = new QueryEndpoint(org, settings);
        _tree = new TreeEndpoint(org, writer);
        Ingest = new IngestEndpoint(org, writer, settings);
        _bulkQuery = new BulkQueryEndpoint(org, settings);
        _collections = new CollectionsEndpoint(org, writer);
        _composite = new CompositeEndpoint(org, call => Find(call).Run());
    }

    public IngestEndpoint Ingest { get; }

    public (string Name, Func<SalesforceAnswer> Run) Find(SalesforceCall call)
    {
        if (Route(call) is { } found)
        {
            return found;
        }

        var error = call.Path.Length is > 0 and <= LongestPath && Resources.Contains(call.Path[0])
            ? new SalesforceError(405, "METHOD_NOT_ALLOWED", $"HTTP Method '{call.Method}' not allowed on this resource.")
            : SalesforceError.NotFound();
        return ("Unknown", error.ToAnswer);
    }

    private SalesforceAnswer List(SalesforceCall call)
    {
        var json = new JsonObject { ["identity"] = _identity() };
        foreach (var resource in Resources)
        {
            json[resource] = $"{call.Root}/{resource}";
        }

        return SalesforceAnswer.Json(200, json);
    }

    private (string Name, Func<SalesforceAnswer> Run)? Route(SalesforceCall call) => (call.Method, call.Path) switch
    {
        ("GET", []) => ("resources", () => List(call)),
        ("GET", ["limits"]) => ("limits", _limits.Get),
        ("GET", ["query"]) => (call.QueryValue("explain") is null ? "query" : "query/explain", () => _query.Query(call, deleted: false)),
        ("GET", ["queryAll"]) => ("queryAll", () => _query.Query(call, deleted: true)),
        ("GET", ["query" or "queryAll", var locator]) => ("query/next", () => _query.Next(locator, call)),
        (_, ["sobjects", .. var rest]) => Rows(call, rest),
        (_, ["composite", .. var rest]) => Composite(call, rest),
        (_, ["jobs", "ingest", .. var rest]) => IngestJobs(call, rest),
        (_, ["jobs", "query", .. var rest]) => QueryJobs(call, rest),
        _ => null,
    };

    private (string Name, Func<SalesforceAnswer> Run)? Rows(SalesforceCall call, string[] rest)
    {
        // Counted under the object's own name, however the path writes it.
        var t = rest.Length == 0 ? "" : _org.Find(rest[0])?.Name ?? rest[0];
        return (call.Method, rest) switch
        {
            ("GET", []) => ("sobjects/list", () => _describe.Global(call)),
            ("GET", [_]) => ($"{t}/basic", () => _describe.Basic(t, call)),
            ("POST", [_] or [_, "Id"]) => ($"{t}/create", () => _rows.Create(t, call)),
            ("GET", [_, "describe"]) => ($"{t}/describe", () => _describe.Describe(t, call)),
            ("GET", [_, "deleted"]) => ($"{t}/deleted", () => _rows.Deleted(t, call)),
            ("GET", [_, "updated"]) => ($"{t}/updated", () => _rows.Updated(t, call)),
            ("GET", [_, var id]) => ($"{t}/get", () => _rows.Get(t, id, call)),
            ("PATCH", [_, var id]) => ($"{t}/update", () => _rows.Update(t, id, call)),
            ("DELETE", [_, var id]) => ($"{t}/delete", () => _rows.Delete(t, id)),
            ("GET", [_, var key, var value]) => ($"{t}/getByKey", () => _rows.GetByKey(t, key, value, call)),
            ("PATCH", [_, var key, var value]) => ($"{t}/upsert", () => _rows.Upsert(t, key, value, call)),
            ("DELETE", [_, var key, var value]) => ($"{t}/deleteByKey", () => _rows.DeleteByKey(t, key, value)),
            _ => null,
        };
    }

    private (string Name, Func<SalesforceAnswer> Run)? Composite(SalesforceCall call, string[] rest) => (call.Method, rest) switch
    {
        ("POST", []) => ("composite", () => _composite.Composite(call)),
        ("POST", ["graph"]) => ("composite/graph", () => _composite.Graph(call)),
        ("POST", ["batch"]) => ("composite/batch", () => _composite.Batch(call)),
        ("POST", ["tree", var t]) => ($"composite/tree/{t}", () => _tree.Create(t, call)),
        ("POST", ["sobjects"]) => ("composite/sobjects/create", () => _collections.Create(call)),
        ("PATCH", ["sobjects"]) => ("composite/sobjects/update", () => _collections.Update(call)),
        ("DELETE", ["sobjects"]) => ("composite/sobjects/delete", () => _collections.Delete(call)),
        ("PATCH", ["sobjects", var t, var key]) => ("composite/sobjects/upsert", () => _collections.Upsert(t, key, call)),
        ("POST" or "GET", ["sobjects", var t]) => ("composite/sobjects/get", () => _collections.Read(t, call)),
        _ => null,
    };

    private (string Name, Func<SalesforceAnswer> Run)? IngestJobs(SalesforceCall call, string[] rest) => (call.Method, rest) switch
    {
        ("POST", []) => ("ingest/create", () => Ingest.Create(call)),
        ("GET", []) => ("ingest/list", () => Ingest.Jobs.List(call)),
        ("GET", [var id]) => ("ingest/get", () => Ingest.Get(id)),
        ("PATCH", [var id]) => (call.Body is JsonObject body && body["state"]?.ToString() == "Aborted" ? "ingest/abort" : "ingest/close", () => Ingest.Patch(id, call)),
        ("DELETE", [var id]) => ("ingest/delete", () => Ingest.Jobs.Delete(id)),
        ("PUT", [var id, "batches"]) => ("ingest/upload", () => Ingest.Upload(id, call)),
        ("GET", [var id, "successfulResults"]) => ("ingest/successful", () => Ingest.Results(id, IngestResults.Successful)),
        ("GET", [var id, "failedResults"]) => ("ingest/failed", () => Ingest.Results(id, IngestResults.Failed)),
        ("GET", [var id, "unprocessedrecords"]) => ("ingest/unprocessed", () => Ingest.Results(id, IngestResults.Unprocessed)),
        _ => null,
    };

    private (string Name, Func<SalesforceAnswer> Run)? QueryJobs(SalesforceCall call, string[] rest) => (call.Method, rest) switch
    {
        ("POST", []) => ("bulkquery/create", () => _bulkQuery.Create(call)),
        ("GET", []) => ("bulkquery/list", () => _bulkQuery.Jobs.List(call)),
        ("GET", [var id]) => ("bulkquery/get", () => _bulkQuery.Get(id)),
        ("PATCH", [var id]) => ("bulkquery/abort", () => _bulkQuery.Patch(id, call)),
        ("DELETE", [var id]) => ("bulkquery/delete", () => _bulkQuery.Jobs.Delete(id)),
        ("GET", [var id, "results"]) => ("bulkquery/results", () => _bulkQuery.Results(id, call)),
        ("GET", [var id, "resultPages"]) => ("bulkquery/pages", () => _bulkQuery.Pages(id, call)),
        _ => null,
    };
}
