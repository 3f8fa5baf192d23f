using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>The successful answers, which lie in <c>mappings/stripe</c> as plain WireMock mappings, each under the name of its row.</summary>
internal static class StripeAnswers
{
    private static readonly Dictionary<string, JsonObject> Mappings = Load();

    public static IEnumerable<string> Names => Mappings.Keys;

    /// <summary>The whole mapping: strict about method, path, query, headers and form.</summary>
    public static string MappingOf(StripeOperation operation) => Of(operation).ToJsonString();

    /// <summary>A fresh copy of the response.</summary>
    public static JsonObject SuccessOf(StripeOperation operation) => (JsonObject)Of(operation)["response"]!.DeepClone();

    /// <summary>The body as it travels.</summary>
    public static string BodyOf(StripeOperation operation) => BodyOf(SuccessOf(operation));

    public static string BodyOf(JsonObject response) => response["body"]?.GetValue<string>() ?? response["jsonBody"]!.ToJsonString();

    /// <summary>The response with another body.</summary>
    public static JsonObject With(StripeOperation operation, string body)
    {
        JsonObject response = SuccessOf(operation);
        response.Remove("jsonBody");
        response["body"] = body;
        return response;
    }

    public static JsonObject Answer(int status, string? body, params (string Name, string Value)[] headers) => new WireMockResponse(status, body)
    {
        Headers = new Dictionary<string, string>(headers.Select(header => KeyValuePair.Create(header.Name, header.Value))) { ["Request-Id"] = "req_err" },
    }.ToJson();

    /// <summary>Stripe's envelope. What it says beside codes must never be seen.</summary>
    public static JsonObject Error(int status, string type, string? code = null, string extra = "", params (string Name, string Value)[] headers) => Answer(
        status, "{\"error\":{\"type\":\"" + type + "\"" + (code is null ? "" : ",\"code\":\"" + code + "\"") + extra + ",\"message\":\"CANARY\",\"param\":\"CANARY\",\"request_log_url\":\"https://CANARY.example\"}}", headers);

    private static JsonObject Of(StripeOperation operation) =>
        Mappings.TryGetValue(operation.Name, out JsonObject? mapping) ? mapping : throw new InvalidOperationException($"No mapping is named {operation.Name}.");

    private static Dictionary<string, JsonObject> Load() => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "mappings", "stripe"), "*.json").Order(StringComparer.Ordinal)
        .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["mappings"]!.AsArray()).Select(mapping => (JsonObject)mapping!)
        .ToDictionary(mapping => mapping["name"]!.GetValue<string>(), StringComparer.Ordinal);
}
