using System.Text.Json.Nodes;
using Broker.Core.Identity;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>The successful answers, which lie in <c>mappings/metatrader</c> as plain WireMock mappings, a folder for each platform.</summary>
internal static class AnswerFiles
{
    private static readonly Dictionary<TradingPlatform, JsonObject[]> Mappings = new()
    {
        [TradingPlatform.MetaTrader4] = Load(TradingPlatform.MetaTrader4),
        [TradingPlatform.MetaTrader5] = Load(TradingPlatform.MetaTrader5),
    };

    public static string FolderOf(TradingPlatform platform) => platform == TradingPlatform.MetaTrader4 ? "metatrader/mt4" : "metatrader/mt5";

    /// <summary>Every mapping of these paths.</summary>
    public static IEnumerable<JsonObject> Of(TradingPlatform platform, params string[] paths) =>
        Mappings[platform].Where(mapping => paths.Contains(PathOf(mapping), StringComparer.Ordinal)).Select(mapping => (JsonObject)mapping.DeepClone());

    /// <summary>The response of the one mapping that answers this call.</summary>
    public static JsonObject SuccessOf(MetaTraderOperation operation)
    {
        JsonObject mapping = Of(operation.Platform, operation.Path).FirstOrDefault(mapping => Answers(mapping, operation)) ??
            throw new InvalidOperationException($"No mapping answers {operation.Name}.");
        return (JsonObject)mapping["response"]!.DeepClone();
    }

    /// <summary>The body of the answer as it travels.</summary>
    public static string BodyOf(JsonObject response) => response["body"]?.GetValue<string>() ?? response["jsonBody"]!.ToJsonString();

    private static bool Answers(JsonObject mapping, MetaTraderOperation operation)
    {
        JsonNode request = mapping["request"]!;
        return request["method"]!.GetValue<string>() == operation.Method.Method &&
            (request["queryParameters"] as JsonObject ?? []).All(parameter => operation.Query.Contains(new(parameter.Key, parameter.Value!["equalTo"]!.GetValue<string>())));
    }

    private static string PathOf(JsonObject mapping) => mapping["request"]!["urlPath"]!.GetValue<string>();

    private static JsonObject[] Load(TradingPlatform platform) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "mappings", FolderOf(platform)), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["mappings"]!.AsArray()).Select(mapping => (JsonObject)mapping!),
    ];
}
