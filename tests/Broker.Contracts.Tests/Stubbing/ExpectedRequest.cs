using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Broker.Contracts.Tests.Stubbing;

/// <summary>What a client must have sent: exactly this query and no other parameter, these headers, this JSON body.</summary>
public sealed record ExpectedRequest(HttpMethod Method, string Path)
{
    /// <summary>All parameters, decoded, in any order. One more or one less fails.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Headers that must be there with exactly this value.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Headers that must not be there.</summary>
    public IReadOnlyList<string> AbsentHeaders { get; init; } = [];

    /// <summary>Compared as JSON, so that white space and the order of members do not matter. Null: there must be no body.</summary>
    public string? JsonBody { get; init; }

    /// <summary>For form posts: the body exactly as sent. Used when <see cref="JsonBody"/> is null.</summary>
    public string? RawBody { get; init; }

    public int Times { get; init; } = 1;

    /// <summary>What is wrong, one line per difference; empty when all is as expected.</summary>
    internal string Differences(IReadOnlyList<RecordedRequest> all)
    {
        StringBuilder text = new();
        RecordedRequest[] found = [.. all.Where(request => request.Method == Method.Method && request.Path == Path)];
        if (found.Length != Times)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{Method} {Path}: expected {Times} request(s), the journal has {found.Length} of {all.Count}: {string.Join("; ", all)}");
        }

        foreach (RecordedRequest request in found)
        {
            Compare(request, text);
        }

        return text.ToString();
    }

    private void Compare(RecordedRequest request, StringBuilder text)
    {
        string expectedQuery = QueryText(Query), actualQuery = QueryText(request.Query);
        if (expectedQuery != actualQuery)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{Method} {Path}: expected query [{expectedQuery}], sent [{actualQuery}]");
        }

        foreach ((string name, string expected) in Headers)
        {
            string? actual = request.Headers.GetValueOrDefault(name);
            // Jetty rewrites the charset of well-known content types in upper case before WireMock sees it.
            StringComparison comparison = name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            if (!string.Equals(actual, expected, comparison))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{Method} {Path}: expected header {name}: [{expected}], sent [{actual ?? "none"}]");
            }
        }

        foreach (string name in AbsentHeaders.Where(request.Headers.ContainsKey))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{Method} {Path}: header {name} must not be sent");
        }

        bool same = JsonBody is null ? request.Body == (RawBody ?? "") : JsonNode.DeepEquals(JsonNode.Parse(JsonBody), TryParse(request.Body));
        if (!same)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{Method} {Path}: expected body [{JsonBody ?? RawBody}], sent [{request.Body}]");
        }
    }

    private static string QueryText(IEnumerable<KeyValuePair<string, string>> query) =>
        string.Join('&', query.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));

    private static JsonNode? TryParse(string body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create("not JSON: " + body);
        }
    }
}
