using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Rows;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Composite;

/// <summary>Up to 200 records in one call (contracts/salesforce.md 6).</summary>
internal sealed class CollectionsEndpoint(Org org, RowWriter writer)
{
    private const string RolledBack = "Record rolled back because not all records were valid and the request was using AllOrNone header";

    public SalesforceAnswer Create(SalesforceCall call) => Write(call, null, (type, json, row) => writer.Insert(type, RowInput.Read(org, type, json, insert: true), row), tellsCreated: false);

    public SalesforceAnswer Update(SalesforceCall call) => Write(call, null, (type, json, row) => Member(json, "Id").Text() is { } id
        ? writer.Update(type, id, RowInput.Read(org, type, json, insert: false, skip: "Id"), row)
        : SaveOutcome.Refused("MISSING_ARGUMENT", "Id not specified in an update call"), tellsCreated: false);

    public SalesforceAnswer Upsert(string typeName, string keyName, SalesforceCall call)
    {
        var type = org.Type(typeName);
        var key = RowEndpoint.Key(type, keyName);
        var twice = (call.Object["records"] as JsonArray ?? []).OfType<JsonObject>().Select(r => Member(r, key.Name).Text()).OfType<string>()
            .GroupBy(k => k, key.Definition.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)
            .Select(g => g.Key).ToHashSet(key.Definition.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        return Write(call, type, (_, json, row) =>
        {
            var value = Member(json, key.Name).Text();
            if (string.IsNullOrEmpty(value))
            {
                return key.System == SystemValue.Id
                    ? writer.Insert(type, RowInput.Read(org, type, json, insert: true, skip: "Id"), row)
                    : SaveOutcome.Refused("MISSING_ARGUMENT", $"{key.Name} not specified");
            }

            return twice.Contains(value)
                ? SaveOutcome.Refused("DUPLICATE_VALUE", $"Duplicate external id specified: {value}", key.Name)
                : writer.Upsert(type, key, value, RowInput.Read(org, type, json, insert: false, skip: key.Name), rowNumber: row);
        }, tellsCreated: true);
    }

    public SalesforceAnswer Delete(SalesforceCall call)
    {
        string[] ids = (call.QueryValue("ids") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        CheckCount(ids.Length, CompositeLimits.CollectionRecords, "ids");
        return Save(ids.Length, call.QueryValue("allOrNone") == "true", i => org.FindById(ids[i]) is var (type, _)
            ? writer.Delete(type, ids[i], i + 1)
            : OrgIds.Normalize(ids[i]) is null ? SaveOutcome.Refused("MALFORMED_ID", "malformed id " + ids[i]) : SaveOutcome.Refused("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"), tellsCreated: false);
    }

    /// <summary>Reads many records; those that are not there are null.</summary>
    public SalesforceAnswer Read(string typeName, SalesforceCall call)
    {
        var type = org.Type(typeName);
        var (ids, names) = call.Method == "GET"
            ? ((call.QueryValue("ids") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries), (call.QueryValue("fields") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            : (Texts(call.Object["ids"]), Texts(call.Object["fields"]));
        CheckCount(ids.Length, call.Method == "GET" ? 800 : CompositeLimits.CollectionIds, "ids");
        var fields = names.Select(n => type.Find(n) ?? throw SalesforceError.Bad("INVALID_FIELD", $"No such column '{n}' on sobject of type {type.Name}")).ToList();
        if (fields.Count == 0)
        {
            throw SalesforceError.Bad("MISSING_ARGUMENT", "fields must name at least one field.");
        }

        return SalesforceAnswer.Json(200, JsonText.Array(ids.Select(id => (JsonNode?)(org.FindById(type, id) is { Deleted: false } record ? RowJson.Of(type, record, fields, call.Root) : null))));
    }

    private static JsonNode? Member(JsonObject json, string name) => json.FirstOrDefault(p => string.Equals(p.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string[] Texts(JsonNode? node) => [.. (node as JsonArray ?? []).Select(n => n.Text() ?? "")];

    private static void CheckCount(int count, int most, string what)
    {
        if (count == 0 || count > most)
        {
            throw SalesforceError.Bad("EXCEEDED_ID_LIMIT", count == 0 ? $"{what} must not be empty" : $"record limit reached. cannot submit more than {most} records into this call");
        }
    }

    private SalesforceAnswer Write(SalesforceCall call, OrgType? only, Func<OrgType, JsonObject, int, SaveOutcome> write, bool tellsCreated)
    {
        var records = call.Object["records"] as JsonArray ?? throw SalesforceError.Bad("JSON_PARSER_ERROR", "records must be an array.");
        CheckCount(records.Count, CompositeLimits.CollectionRecords, "records");
        var types = records.Select(r => (r as JsonObject)?["attributes"]?["type"].Text() ?? throw SalesforceError.Bad("INVALID_INPUT", "Every record needs attributes with its type.")).ToList();
        if (types.Where((t, i) => i > 0 && !string.Equals(t, types[i - 1], StringComparison.OrdinalIgnoreCase)).Count() >= CompositeLimits.CollectionChunks)
        {
            throw SalesforceError.Bad("INVALID_INPUT", $"Cannot have more than {CompositeLimits.CollectionChunks} chunks in a single operation. Please rearrange the data to reduce chunking.");
        }

        return Save(records.Count, call.Object.Bool("allOrNone") == true, i => org.Find(types[i]) is not { } type
            ? SaveOutcome.Refused("INVALID_TYPE", $"sObject type '{types[i]}' is not supported.")
            : only is not null && type != only ? SaveOutcome.Refused("INVALID_INPUT", $"The type of every record must be {only.Name}.") : write(type, (JsonObject)records[i]!, i + 1), tellsCreated);
    }

    private SalesforceAnswer Save(int count, bool allOrNone, Func<int, SaveOutcome> write, bool tellsCreated)
    {
        var outcomes = new SaveOutcome[count];
        var kept = org.Atomically(() =>
        {
            for (var i = 0; i < count; i++)
            {
                outcomes[i] = write(i);
            }

            return !allOrNone || Array.TrueForAll(outcomes, o => o.Success);
        });
        var results = outcomes.Select(o => kept || !o.Success ? o : SaveOutcome.Refused("ALL_OR_NONE_OPERATION_ROLLED_BACK", RolledBack));
        return SalesforceAnswer.Json(200, JsonText.Array(results.Select(o => (JsonNode?)o.ToJson(tellsCreated ? o.Created : null))));
    }
}
