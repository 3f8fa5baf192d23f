using System.Text.Json;

namespace Broker.Contracts.Tests.Stubbing;

/// <summary>One entry of the request journal, decoded.</summary>
public sealed class RecordedRequest
{
    private RecordedRequest(string method, string url, string body, bool wasMatched, IReadOnlyDictionary<string, string> headers)
    {
        Method = method;
        Body = body;
        WasMatched = wasMatched;
        Headers = headers;
        int question = url.IndexOf('?', StringComparison.Ordinal);
        Path = Uri.UnescapeDataString(question < 0 ? url : url[..question]);
        Query = question < 0 ? [] : [.. url[(question + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Parameter)];
    }

    public string Method { get; }

    public string Path { get; }

    /// <summary>Decoded, in the order sent; a repeated name stands as often as it was sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; }

    /// <summary>Names without regard to case; several values joined by a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    public string Body { get; }

    /// <summary>False when no stub answered, which usually means that the client sent something the contract does not know.</summary>
    public bool WasMatched { get; }

    public override string ToString() =>
        $"{Method} {Path}{(Query.Count == 0 ? "" : "?" + string.Join('&', Query.Select(pair => $"{pair.Key}={pair.Value}")))}";

    internal static RecordedRequest From(JsonElement entry)
    {
        JsonElement request = entry.GetProperty("request");
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty header in request.GetProperty("headers").EnumerateObject())
        {
            headers[header.Name] = header.Value.ValueKind == JsonValueKind.Array
                ? string.Join(", ", header.Value.EnumerateArray().Select(value => value.GetString()))
                : header.Value.GetString() ?? "";
        }

        return new RecordedRequest(
            request.GetProperty("method").GetString() ?? "",
            request.GetProperty("url").GetString() ?? "",
            request.TryGetProperty("body", out JsonElement body) ? body.GetString() ?? "" : "",
            entry.GetProperty("wasMatched").GetBoolean(),
            headers);
    }

    private static KeyValuePair<string, string> Parameter(string pair)
    {
        int equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(Decode(pair), "") : new(Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
