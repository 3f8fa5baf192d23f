using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.MetaTrader;

/// <summary>The envelopes of the API (contracts/metatrader.md 3.1).</summary>
internal static class MetaTraderAnswers
{
    private const string JsonType = "text/json; charset=utf-8";

    public static SimResponse Failure(int status, string message, string code) => SimResponse.Json(
        status,
        new JsonObject { ["message"] = message, ["code"] = code, ["stackTrace"] = "   at MT.Client.Connect() in /src/Client.cs:line 214" },
        JsonType);

    public static SimResponse Error(int status, string error) => SimResponse.Json(status, new JsonObject { ["error"] = error });

    /// <summary>Plain text, or a JSON string when the client asks for JSON.</summary>
    public static SimResponse Word(SimRequest request, string word) =>
        (request.Header("Accept") ?? "").Contains("application/json", StringComparison.OrdinalIgnoreCase)
            ? SimResponse.Text(200, $"\"{word}\"", "application/json; charset=utf-8")
            : SimResponse.Text(200, word);

    public static SimResponse Body(JsonNode body) => SimResponse.Json(200, body, JsonType);

    public static string TypeName(MetaTraderPlatform platform) => platform == MetaTraderPlatform.MetaTrader4 ? "Metatrader 4" : "Metatrader 5";

    /// <summary>The platform a registration's <c>type</c> names.</summary>
    public static MetaTraderPlatform? Platform(string type) => type.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "METATRADER4" or "MT4" => MetaTraderPlatform.MetaTrader4,
        "METATRADER5" or "MT5" => MetaTraderPlatform.MetaTrader5,
        _ => null,
    };
}
