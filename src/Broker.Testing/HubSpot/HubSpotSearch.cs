using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Search with its documented limits (contracts/hubspot.md 6).</summary>
internal sealed class HubSpotSearch(HubSpotAccount account, TimeProvider clock)
{
    private const int MaximumResults = 10_000;

    /// <summary>How long a write stays invisible to search.</summary>
    public TimeSpan Lag { get; set; }

    public SimResponse Run(string typeName, SimRequest request)
    {
        var type = account.Type(typeName);
        var body = request.Json ?? throw HubSpotObjects.InvalidJson();
        if (request.Body.Length > 3_000)
        {
            throw HubSpotError.Validation("The request body is longer than 3000 characters");
        }

        var groups = (body["filterGroups"] as JsonArray ?? []).OfType<JsonObject>().Select(g => (g["filters"] as JsonArray ?? []).OfType<JsonObject>().ToList()).ToList();
        if (groups.Count > 5 || groups.Exists(g => g.Count > 6) || groups.Sum(g => g.Count) > 18)
        {
            throw HubSpotError.Validation("Too many filters: at most 5 filterGroups, 6 filters in each and 18 in all");
        }

        var limit = HubSpotObjects.Limit(body.Text("limit"), 10, 200);
        var offset = (int)HubSpotObjects.Number(body.Text("after") ?? "0");
        if (offset + limit > MaximumResults)
        {
            throw HubSpotError.Validation("Paging beyond 10000 results is not possible");
        }

        foreach (var filter in groups.SelectMany(g => g).Where(f => !type.Properties.ContainsKey(f.Text("propertyName") ?? "") && f.Text("propertyName")?.StartsWith("associations.", StringComparison.Ordinal) != true))
        {
            throw HubSpotError.Validation($"There was a problem with the request. Property {filter.Text("propertyName")} does not exist");
        }

        var seenUntil = clock.GetUtcNow() - Lag;
        var found = type.Records
            .Where(r => r.ArchivedAt is null && (Lag == TimeSpan.Zero || r.UpdatedAt <= seenUntil))
            .Where(r => groups.Count == 0 || groups.Exists(g => g.TrueForAll(f => Matches(r, f))))
            .Where(r => body.Text("query") is not { Length: > 0 } query || r.Properties.Values.Any(v => v.Contains(query, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        Sort(found, body["sorts"] as JsonArray);
        var names = HubSpotObjects.Names(type, (body["properties"] as JsonArray ?? []).Select(n => n.Text() ?? "")).ToList();
        var answer = new JsonObject { ["total"] = found.Count, ["results"] = JsonText.Array(found.Skip(offset).Take(limit).Select(r => (JsonNode)r.Render(names))) };
        if (found.Count > offset + limit)
        {
            answer["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = (offset + limit).ToString(CultureInfo.InvariantCulture) } };
        }

        return SimResponse.Json(200, answer);
    }

    private static void Sort(List<HubSpotRecord> records, JsonArray? sorts)
    {
        var first = sorts?.Count > 0 ? sorts[0] : null;
        var property = first is JsonObject sort ? sort.Text("propertyName") : first.Text()?.TrimStart('-');
        var descending = first is JsonObject order ? order.Text("direction") == "DESCENDING" : first.Text()?.StartsWith('-') == true;
        property ??= "hs_object_id";
        records.Sort((a, b) =>
        {
            var order = Compare(a.Properties.GetValueOrDefault(property) ?? "", b.Properties.GetValueOrDefault(property) ?? "");
            return descending ? -order : order;
        });
    }

    private static int Compare(string left, string right) =>
        decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
            ? a.CompareTo(b)
            : Time(left) is { } from && Time(right) is { } to ? from.CompareTo(to) : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset? Time(string text)
    {
        if (text.Length >= 12 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }

        return text.Contains('-', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    private static int CompareAsTimes(string left, string right) => Time(left) is { } a && Time(right) is { } b ? a.CompareTo(b) : Compare(left, right);

    private static bool Matches(HubSpotRecord record, JsonObject filter)
    {
        var property = filter.Text("propertyName") ?? "";
        var wanted = filter.Text("value") ?? "";
        if (property.StartsWith("associations.", StringComparison.Ordinal))
        {
            return record.Associations.Keys.Any(k => k.Id == wanted && k.Type.StartsWith(property[13..].TrimEnd('s'), StringComparison.OrdinalIgnoreCase));
        }

        var actual = record.Properties.GetValueOrDefault(property);
        var values = (filter["values"] as JsonArray ?? []).Select(v => v.Text() ?? "").ToList();
        return filter.Text("operator") switch
        {
            "EQ" => actual is not null && Same(actual, wanted),
            "NEQ" => actual is null || !Same(actual, wanted),
            "IN" => actual is not null && values.Exists(v => Same(actual, v)),
            "NOT_IN" => actual is null || !values.Exists(v => Same(actual, v)),
            "HAS_PROPERTY" => actual is not null,
            "NOT_HAS_PROPERTY" => actual is null,
            "GT" => actual is not null && CompareAsTimes(actual, wanted) > 0,
            "GTE" => actual is not null && CompareAsTimes(actual, wanted) >= 0,
            "LT" => actual is not null && CompareAsTimes(actual, wanted) < 0,
            "LTE" => actual is not null && CompareAsTimes(actual, wanted) <= 0,
            "BETWEEN" => actual is not null && CompareAsTimes(actual, wanted) >= 0 && CompareAsTimes(actual, filter.Text("highValue") ?? "") <= 0,
            "CONTAINS_TOKEN" => actual is not null && Tokens(actual, wanted),
            "NOT_CONTAINS_TOKEN" => actual is null || !Tokens(actual, wanted),
            var other => throw HubSpotError.Validation($"Invalid operator {other}"),
        };
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool Tokens(string actual, string wanted) =>
        Faults.WildcardMatch.IsMatch(wanted, actual) || actual.Split([' ', ',', ';', '@', '.', '-'], StringSplitOptions.RemoveEmptyEntries).Any(t => Faults.WildcardMatch.IsMatch(wanted, t));
}
