using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Rows;

/// <summary>The calls on one record (contracts/salesforce.md 4).</summary>
internal sealed class RowEndpoint(Org org, RowWriter writer)
{
    // Versions up to this one tell nothing of an upsert that changed a record.
    private const decimal SilentUpserts = 45;
    private static readonly TimeSpan ReplicationWindow = TimeSpan.FromDays(30);

    public SalesforceAnswer Create(string typeName, SalesforceCall call)
    {
        var type = org.Type(typeName);
        var saved = writer.Insert(type, RowInput.Read(org, type, call.Object, insert: true)).OrThrow();
        return SalesforceAnswer.Json(201, saved.ToJson()).With("Location", $"{call.Root}/sobjects/{type.Name}/{saved.Id}");
    }

    public SalesforceAnswer Get(string typeName, string id, SalesforceCall call)
    {
        var type = org.Type(typeName);
        return Read(type, Living(type, id), call);
    }

    public SalesforceAnswer GetByKey(string typeName, string keyName, string value, SalesforceCall call)
    {
        var type = org.Type(typeName);
        var key = Key(type, keyName);
        if (key.System == SystemValue.Id)
        {
            return Get(typeName, value, call);
        }

        IReadOnlyList<long> found = ValueText.TryParse(key, value, out var parsed) ? type.Lookup(key, parsed!) : [];
        return found.Count switch
        {
            0 => throw SalesforceError.NotFound(),
            1 => Read(type, type.Table.Find(found[0])!, call),
            _ => Choices(type, found.Select(n => OrgIds.Make(type.Prefix, n)), call),
        };
    }

    public SalesforceAnswer Update(string typeName, string id, SalesforceCall call)
    {
        var type = org.Type(typeName);
        var record = Living(type, id);
        if (Preconditions.Check(type, record, call, write: true) is { } failed)
        {
            return failed;
        }

        writer.Update(type, record, RowInput.Read(org, type, call.Object, insert: false)).OrThrow();
        return SalesforceAnswer.Empty(204);
    }

    public SalesforceAnswer Delete(string typeName, string id)
    {
        writer.Delete(org.Type(typeName), id).OrThrow();
        return SalesforceAnswer.Empty(204);
    }

    public SalesforceAnswer DeleteByKey(string typeName, string keyName, string value)
    {
        var type = org.Type(typeName);
        var key = Key(type, keyName);
        IReadOnlyList<long> found = ValueText.TryParse(key, value, out var parsed) && key.System != SystemValue.Id ? type.Lookup(key, parsed!) : [];
        return found.Count == 1 ? Delete(typeName, OrgIds.Make(type.Prefix, found[0])) : throw SalesforceError.NotFound();
    }

    public SalesforceAnswer Upsert(string typeName, string keyName, string value, SalesforceCall call)
    {
        var type = org.Type(typeName);
        var key = Key(type, keyName);
        if (key.System != SystemValue.Id && call.Object.Any(p => string.Equals(p.Key, key.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw SalesforceError.Bad("INVALID_FIELD", $"The {key.Name} field should not be specified in the sobject data.");
        }

        var input = RowInput.Read(org, type, call.Object, insert: false);
        var saved = writer.Upsert(type, key, value, input, call.QueryValue("updateOnly") == "true");
        if (saved.Matches is { } matches)
        {
            return Choices(type, matches, call);
        }

        saved.OrThrow();
        return saved.Created
            ? SalesforceAnswer.Json(201, saved.ToJson(created: true)).With("Location", $"{call.Root}/sobjects/{type.Name}/{saved.Id}")
            : call.VersionNumber <= SilentUpserts ? SalesforceAnswer.Empty(204) : SalesforceAnswer.Json(200, saved.ToJson(created: false));
    }

    /// <summary>Records deleted in a span of time.</summary>
    public SalesforceAnswer Deleted(string typeName, SalesforceCall call)
    {
        var (type, start, end) = Window(typeName, call);
        var records = type.Table.All().Where(r => r.Deleted && r.ModifiedTicks >= start.UtcTicks && r.ModifiedTicks < end.UtcTicks);
        return SalesforceAnswer.Json(200, new JsonObject
        {
            ["deletedRecords"] = JsonText.Array(records.Select(r => (JsonNode?)new JsonObject { ["id"] = type.IdOf(r), ["deletedDate"] = Wire(new DateTimeOffset(r.ModifiedTicks, TimeSpan.Zero)) })),
            ["earliestDateAvailable"] = Wire(org.Clock.GetUtcNow() - ReplicationWindow),
            ["latestDateCovered"] = Wire(end),
        });
    }

    /// <summary>Ids of records created or changed in a span of time.</summary>
    public SalesforceAnswer Updated(string typeName, SalesforceCall call)
    {
        var (type, start, end) = Window(typeName, call);
        var records = type.Table.All().Where(r => !r.Deleted && r.ModifiedTicks >= start.UtcTicks && r.ModifiedTicks < end.UtcTicks);
        return SalesforceAnswer.Json(200, new JsonObject { ["ids"] = JsonText.Array(records.Select(r => (JsonNode?)type.IdOf(r))), ["latestDateCovered"] = Wire(end) });
    }

    /// <summary>The field a record is found by; a field that is no external id does not exist here.</summary>
    public static OrgField Key(OrgType type, string name) => type.Find(name) is { } field && (field.Definition.ExternalId || field.System == SystemValue.Id)
        ? field
        : throw SalesforceError.NotFound($"Provided external ID field does not exist or is not accessible: {name}");

    private static SalesforceAnswer Choices(OrgType type, IEnumerable<string> ids, SalesforceCall call) =>
        SalesforceAnswer.Json(300, JsonText.Array(ids.Select(id => (JsonNode?)JsonValue.Create($"{call.Root}/sobjects/{type.Name}/{id}"))));

    private static SalesforceAnswer Read(OrgType type, OrgRecord record, SalesforceCall call)
    {
        if (Preconditions.Check(type, record, call, write: false) is { } early)
        {
            return early;
        }

        IEnumerable<OrgField> fields = type.Fields;
        if (call.QueryValue("fields") is { Length: > 0 } names)
        {
            fields = [.. names.Split(',').Select(n => type.Find(n.Trim()) ?? throw SalesforceError.Bad("INVALID_FIELD", $"No such column '{n.Trim()}' on sobject of type {type.Name}"))];
        }

        var answer = SalesforceAnswer.Json(200, RowJson.Of(type, record, fields, call.Root))
            .With("Last-Modified", new DateTimeOffset(record.ModifiedTicks, TimeSpan.Zero).ToString("R", CultureInfo.InvariantCulture));
        return type.Name == "Account" ? answer.With("ETag", RowJson.ETag(type, record, Preconditions.Zipped(call))) : answer;
    }

    private static string Wire(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);

    private OrgRecord Living(OrgType type, string id)
    {
        if (OrgIds.Normalize(id) is null)
        {
            throw new SalesforceError(404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + id);
        }

        var record = org.FindById(type, id) ?? throw SalesforceError.NotFound();
        return record.Deleted ? throw SalesforceError.Deleted() : record;
    }

    private (OrgType Type, DateTimeOffset Start, DateTimeOffset End) Window(string typeName, SalesforceCall call)
    {
        var type = org.Type(typeName);
        if (!ValueText.TryInstant(call.QueryValue("start") ?? "", out var start) || !ValueText.TryInstant(call.QueryValue("end") ?? "", out var end))
        {
            throw SalesforceError.Bad("INVALID_REPLICATION_DATE", "start and end must be dates with a time and an offset.");
        }

        if (start >= end || start < org.Clock.GetUtcNow() - ReplicationWindow)
        {
            throw SalesforceError.Bad("INVALID_REPLICATION_DATE", start >= end ? "startDate must be before endDate" : "startDate before org replication enabled date");
        }

        return (type, start, end);
    }
}
