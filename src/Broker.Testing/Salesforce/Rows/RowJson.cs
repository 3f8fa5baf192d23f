using System.Text.Json.Nodes;
using Broker.Testing.Salesforce.Data;

namespace Broker.Testing.Salesforce.Rows;

/// <summary>Records as the REST API writes them.</summary>
internal static class RowJson
{
    public static JsonObject Attributes(OrgType type, OrgRecord record, string root) => new()
    {
        ["type"] = type.Name,
        ["url"] = $"{root}/sobjects/{type.Name}/{type.IdOf(record)}",
    };

    public static JsonObject Of(OrgType type, OrgRecord record, IEnumerable<OrgField> fields, string root)
    {
        var json = new JsonObject { ["attributes"] = Attributes(type, record, root) };
        foreach (var field in fields)
        {
            json[field.Name] = ValueText.ToJson(field, type.Get(record, field));
        }

        return json;
    }

    public static string ETag(OrgType type, OrgRecord record, bool zipped) =>
        FormattableString.Invariant($"\"{type.IdOf(record)[^6..]}{record.ModifiedTicks:x}{record.Version:x}{(zipped ? "-gzip" : "")}\"");
}
