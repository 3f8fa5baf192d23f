using System.Text.Json.Nodes;

namespace Broker.Crm.HubSpot.Tests;

/// <summary>Answers as HubSpot writes them.</summary>
internal static class WireBodies
{
    public static string Record(string id, string properties = "{}", string more = "") =>
        $$"""{"id":"{{id}}","properties":{{properties}},"createdAt":"2026-10-01T08:15:30.123Z","updatedAt":"2026-11-01T17:45:10.456Z","archived":false{{more}}}""";

    public static string Page(IEnumerable<string> records, string? after = null)
    {
        string paging = after is null ? "" : ",\"paging\":{\"next\":{\"after\":\"" + after + "\",\"link\":\"https://api.hubapi.com/crm/v3/objects/contacts?after=999\"}}";
        return "{\"results\":[" + string.Join(',', records) + "]" + paging + "}";
    }

    public static string Batch(IEnumerable<string> records, params string[] errors) =>
        $$"""{"status":"COMPLETE","results":[{{string.Join(',', records)}}],{{(errors.Length == 0 ? "" : $"\"numErrors\":{errors.Length},\"errors\":[{string.Join(',', errors)}],")}}"startedAt":"2026-11-02T09:00:00Z","completedAt":"2026-11-02T09:00:01Z"}""";

    public static string Error(string category, string message, string more = "") =>
        $$"""{"status":"error","message":{{JsonValue.Create(message)!.ToJsonString()}},"correlationId":"c0","category":"{{category}}"{{more}}}""";

    public static string Throttled(string policy) =>
        $$"""{"status":"error","message":"You have reached your {{policy.ToLowerInvariant()}} limit.","errorType":"RATE_LIMIT","policyName":"{{policy}}","correlationId":"c0"}""";

    /// <summary>Answers a batch upsert for whatever inputs came, newest input first, with the given member of each record.</summary>
    public static string EchoUpsert(string body, bool trace = true, bool reversed = true)
    {
        JsonArray inputs = JsonNode.Parse(body)!["inputs"]!.AsArray();
        IEnumerable<string> records = inputs.Select(i => Record(
            "9" + i!["id"]!.GetValue<string>().GetHashCode(StringComparison.Ordinal).ToString("D10", System.Globalization.CultureInfo.InvariantCulture).Replace("-", "1", StringComparison.Ordinal),
            $$"""{"{{i["idProperty"]}}":"{{i["id"]}}"}""",
            (trace ? $$""","objectWriteTraceId":"{{i["objectWriteTraceId"]}}" """ : "") + ",\"new\":true"));
        return Batch(reversed ? records.Reverse() : records);
    }
}
