using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;

namespace Broker.Contracts.Tests.Payments.Calls;

/// <summary>The mappings of one provider, by their names: what must be sent, to the last member, and what is answered.</summary>
internal sealed class NamedMappings
{
    private readonly Dictionary<string, JsonObject> mappings;

    /// <param name="folder">The folder of the provider below <c>mappings</c>.</param>
    /// <param name="version">What the placeholder of the version in the files stands for; null where there is none.</param>
    public NamedMappings(string folder, string? version = null) => mappings = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "mappings", folder), "*.json")
        .SelectMany(file => JsonNode.Parse(version is null ? File.ReadAllText(file) : File.ReadAllText(file).Replace("{version}", version, StringComparison.Ordinal))!["mappings"]!.AsArray())
        .ToDictionary(static mapping => mapping!["name"]!.GetValue<string>(), static mapping => (JsonObject)mapping!, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => mappings.Keys;

    public HttpMethod MethodOf(string name) => HttpMethod.Parse(RequestOf(name)["method"]!.GetValue<string>());

    /// <summary>As it travels, with its escapes.</summary>
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
        string? form = request["bodyPatterns"]?[0]!["equalTo"]?.GetValue<string>();
        return new ExpectedRequest(MethodOf(name), Uri.UnescapeDataString(PathOf(name)))
        {
            Query = [.. (request["queryParameters"] as JsonObject ?? []).Select(static pair => KeyValuePair.Create(pair.Key, pair.Value!["equalTo"]!.GetValue<string>()))],
            Headers = headers.Where(static pair => pair.Value!["equalTo"] is not null).ToDictionary(static pair => pair.Key, static pair => pair.Value!["equalTo"]!.GetValue<string>()),
            AbsentHeaders =
            [
                .. headers.Where(static pair => pair.Value!["equalTo"] is null).Select(static pair => pair.Key),
                .. headers.Any(static pair => pair.Key == "Authorization") ? (ReadOnlySpan<string>)[] : ["Authorization"],
                "Cookie", "traceparent",
            ],
            JsonBody = request["bodyPatterns"]?[0]!["equalToJson"]?.ToJsonString(),
            RawBody = form,
        };
    }

    private JsonObject RequestOf(string name) => (JsonObject)mappings[name]["request"]!;
}
