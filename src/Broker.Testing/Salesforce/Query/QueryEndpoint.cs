using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Rows;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Query;

/// <summary>Queries and their pages (contracts/salesforce.md 5).</summary>
internal sealed class QueryEndpoint(Org org, SalesforceSettings settings)
{
    private static readonly TimeSpan CursorLife = TimeSpan.FromDays(2);
    private readonly Dictionary<string, QueryCursor> _cursors = new(StringComparer.Ordinal);
    private long _made;

    public SalesforceAnswer Query(SalesforceCall call, bool deleted)
    {
        if (call.QueryValue("explain") is { } explained)
        {
            return Explain(explained);
        }

        var soql = call.QueryValue("q") ?? throw SalesforceError.Bad("MALFORMED_QUERY", "SOQL query is missing: the parameter q is needed.");
        var plan = new SoqlBinder(org, deleted).Bind(SoqlParser.Parse(soql));
        if (SoqlRunner.QuickCount(plan, deleted) is { } count)
        {
            return SalesforceAnswer.Json(200, Counted(count));
        }

        var numbers = SoqlRunner.Run(org, plan, deleted);
        return plan.IsCount
            ? SalesforceAnswer.Json(200, Counted(numbers.Count))
            : plan.Functions.Count > 0
                ? SalesforceAnswer.Json(200, Aggregate(plan, numbers))
                : SalesforceAnswer.Json(200, Page(new QueryCursor(plan, numbers, org.Clock.GetUtcNow(), deleted), null, 0, BatchSize(call), call.Root));
    }

    public SalesforceAnswer Next(string locator, SalesforceCall call)
    {
        var dash = locator.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !int.TryParse(locator.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            || !_cursors.TryGetValue(locator[..dash], out var cursor) || org.Clock.GetUtcNow() - cursor.Made >= CursorLife || offset > cursor.Numbers.Count)
        {
            throw SalesforceError.Bad("INVALID_QUERY_LOCATOR", "invalid query locator");
        }

        return SalesforceAnswer.Json(200, Page(cursor, locator[..dash], offset, BatchSize(call), call.Root));
    }

    private static JsonObject Counted(long count) => new() { ["totalSize"] = count, ["done"] = true, ["records"] = new JsonArray() };

    private SalesforceAnswer Explain(string soql)
    {
        var plan = new SoqlBinder(org, deleted: false).Bind(SoqlParser.Parse(soql));
        var found = SoqlRunner.Run(org, plan, deleted: false).Count;
        return SalesforceAnswer.Json(200, new JsonObject
        {
            ["plans"] = new JsonArray(new JsonObject
            {
                ["cardinality"] = found,
                ["fields"] = JsonText.Array(plan.Candidates is var (field, _) ? [JsonValue.Create(field.Name)] : []),
                ["leadingOperationType"] = plan.Candidates is null ? "TableScan" : "Index",
                ["notes"] = new JsonArray(),
                ["relativeCost"] = plan.Candidates is null ? 1.5m : 0.1m,
                ["sobjectCardinality"] = plan.Type.Table.Living,
                ["sobjectType"] = plan.Type.Name,
            }),
            ["sourceQuery"] = soql,
        });
    }

    // Both forms of the header: batchSize=200 alone or among other options.
    private int BatchSize(SalesforceCall call)
    {
        if (settings.QueryPageSize is { } steered)
        {
            return steered;
        }

        foreach (var part in (call.Header("Sforce-Query-Options") ?? "").Split([',', ';'], StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("batchSize=", StringComparison.OrdinalIgnoreCase) && int.TryParse(part.AsSpan(10), NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            {
                return Math.Clamp(size, 200, 2000);
            }
        }

        return 2000;
    }

    private JsonObject Page(QueryCursor cursor, string? locator, int offset, int size, string root)
    {
        var end = Math.Min(cursor.Numbers.Count, offset + size);
        var json = new JsonObject { ["totalSize"] = cursor.Numbers.Count, ["done"] = end == cursor.Numbers.Count };
        if (end < cursor.Numbers.Count)
        {
            json["nextRecordsUrl"] = $"{root}/query/{locator ?? Keep(cursor)}-{end.ToString(CultureInfo.InvariantCulture)}";
        }

        var records = new JsonArray();
        for (var i = offset; i < end; i++)
        {
            records.Add((JsonNode)Row(cursor, Record(cursor.Plan.Type, cursor.Numbers[i]), size, root));
        }

        json["records"] = records;
        return json;
    }

    private OrgRecord Record(OrgType type, long number)
    {
        var record = type.Table.Find(number)!;
        return org.Seen(record) ?? record;
    }

    private string Keep(QueryCursor cursor)
    {
        var locator = OrgIds.Make("0r8", ++_made);
        _cursors.Add(locator, cursor);
        return locator;
    }

    private JsonObject Row(QueryCursor cursor, OrgRecord record, int size, string root)
    {
        var plan = cursor.Plan;
        var json = new JsonObject { ["attributes"] = RowJson.Attributes(plan.Type, record, root) };
        foreach (var path in plan.Fields)
        {
            var target = json;
            for (var i = 0; i < path.Parents.Count && target is not null; i++)
            {
                target = Parent(target, path, record, i, root);
            }

            if (target is not null)
            {
                target[path.Field.Name] = ValueText.ToJson(path.Field, path.Get(record));
            }
        }

        foreach (var (name, reference, children) in plan.Children)
        {
            var parentId = plan.Type.IdOf(record);
            var numbers = SoqlRunner.Run(org, children, cursor.Deleted, r => parentId.Equals(r[reference.Ordinal]));
            json[name] = numbers.Count == 0 ? null : Page(cursor with { Plan = children, Numbers = numbers }, null, 0, Math.Min(size, settings.ChildPageSize), root);
        }

        return json;
    }

    private JsonObject? Parent(JsonObject target, SoqlPath path, OrgRecord record, int step, string root)
    {
        var name = path.Parents[step].RelationshipName!;
        if (target[name] is JsonObject known)
        {
            return known;
        }

        if (path.Parent(record, step + 1) is not { } parent)
        {
            target[name] = null;
            return null;
        }

        var made = new JsonObject { ["attributes"] = RowJson.Attributes(org.Find(path.Parents[step].Definition.ReferenceTo!)!, parent, root) };
        target[name] = made;
        return made;
    }

    private JsonObject Aggregate(SoqlPlan plan, IReadOnlyList<long> numbers)
    {
        var row = new JsonObject { ["attributes"] = new JsonObject { ["type"] = "AggregateResult" } };
        foreach (var (function, path, name) in plan.Functions)
        {
            var values = path is null ? null : numbers.Select(n => path.Get(Record(plan.Type, n))).OfType<object>().ToList();
            row[name] = function switch
            {
                "COUNT" => values?.Count ?? numbers.Count,
                "COUNT_DISTINCT" => values!.Distinct(new ValueComparer(path!.Field)).Count(),
                "SUM" or "AVG" when !path!.Field.Definition.IsNumber => throw SalesforceError.Bad("MALFORMED_QUERY", $"field {path.Field.Name} does not support aggregate operator {function}"),
                "SUM" => values!.Count == 0 ? null : values.Cast<decimal>().Sum(),
                "AVG" => values!.Count == 0 ? null : values.Cast<decimal>().Average(),
                _ => values!.Count == 0 ? null : ValueText.ToJson(path!.Field, values.Aggregate((a, b) => ValueText.Compare(path.Field, a, b) > 0 == (function == "MAX") ? a : b)),
            };
        }

        return new JsonObject { ["totalSize"] = 1, ["done"] = true, ["records"] = new JsonArray(row) };
    }
}
