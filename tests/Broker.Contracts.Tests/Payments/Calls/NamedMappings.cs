using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;

namespace Broker.Contracts.Tests.Payments.Calls;

/// <summary>The mappings of one provider, by their names: what must be sent, to the last member, and what is answered.</summary>
internal sealed class NamedMappings
{
    private readonly Dictionary<string, JsonObject> mappings;

    public NamedMappings(string folder) => mappings = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "mappings", folder), "*.json")
        .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["mappings"]!.AsArray())
        .ToDictionary(static mapping => mapping!["name"]!.GetValue<string>(), static mapping => (JsonObject)mapping!, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => mappings.Keys;

    public HttpMethod MethodOf(string name) => HttpMethod.Parse(RequestOf(name)["method"]!.GetValue<string>());

    public string PathOf(string name) => RequestOf(name)["urlPath"]!.GetValue<string>();

    /// <summary>A copy of the response.</summary>
    public JsonObject ResponseOf(string name) => (JsonObject)mappings[name]["response"]!.DeepClone();

    /// <summary>The body of the answer as it travels; null when there is none.</summary>
    public string? AnswerOf(string name) => ResponseOf(name) is var response ? response["body"]?.GetValue<string>() ?? response["jsonBody"]?.ToJsonString() : null;

    /// <summary>The documented request with its exact query, headers and body.</summary>
    public ExpectedRequest ExpectedOf(string name)
    {
        JsonObject request = RequestOf(name);
        KeyValuePair<string, JsonNode?>[] headers = [.. (JsonObject)request["headers"]!];
        return new ExpectedRequest(MethodOf(name), PathOf(name))
        {
            Query = [.. (request["queryParameters"] as JsonObject ?? []).Select(static pair => KeyValuePair.Create(pair.Key, pair.Value!["equalTo"]!.GetValue<string>()))],
            Headers = headers.Where(static pair => pair.Value!["equalTo"] is not null).ToDictionary(static pair => pair.Key, static pair => pair.Value!["equalTo"]!.GetValue<string>()),
            AbsentHeaders = [.. headers.Where(static pair => pair.Value!["equalTo"] is null).Select(static pair => pair.Key), "Authorization", "Cookie", "traceparent"],
            JsonBody = request["bodyPatterns"]?[0]!["equalToJson"]!.ToJsonString(),
        };
    }

    private JsonObject RequestOf(string name) => (JsonObject)mappings[name]["request"]!;
}
