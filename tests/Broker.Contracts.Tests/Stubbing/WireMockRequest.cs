using System.Text.Json.Nodes;

namespace Broker.Contracts.Tests.Stubbing;

/// <summary>The request a stub answers: method and path, and strictly the query and headers when they are given.</summary>
public sealed record WireMockRequest(HttpMethod Method, string Path)
{
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    internal JsonObject ToJson()
    {
        JsonObject json = new() { ["method"] = Method.Method, ["urlPath"] = Path };
        if (Query.Count > 0)
        {
            json["queryParameters"] = Matchers(Query);
        }

        if (Headers.Count > 0)
        {
            json["headers"] = Matchers(Headers);
        }

        return json;
    }

    private static JsonObject Matchers(IReadOnlyDictionary<string, string> values)
    {
        JsonObject json = [];
        foreach ((string name, string value) in values)
        {
            json[name] = new JsonObject { ["equalTo"] = value };
        }

        return json;
    }
}
