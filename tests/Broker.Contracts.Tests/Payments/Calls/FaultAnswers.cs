using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;

namespace Broker.Contracts.Tests.Payments.Calls;

/// <summary>The faults after which nobody knows whether a call was carried out.</summary>
internal static class FaultAnswers
{
    public static readonly string[] Names = ["reset", "empty", "garbage", "truncated", "malformed-json", "cut-json", "page", "redirect", "500", "502", "503", "504"];

    /// <summary>The fault in the place of a good answer; null when this answer has nothing that could be cut.</summary>
    public static JsonObject? Of(string fault, string? good) => fault switch
    {
        "reset" => WireMockResponse.WithFault(WireMockFault.ConnectionReset).ToJson(),
        "empty" => WireMockResponse.WithFault(WireMockFault.EmptyResponse).ToJson(),
        "garbage" => WireMockResponse.WithFault(WireMockFault.RandomDataThenClose).ToJson(),
        "truncated" => WireMockResponse.WithFault(WireMockFault.MalformedChunk).ToJson(),
        "malformed-json" => Answer(200, "{\"CANARY\":]}"),
        "cut-json" => good is { Length: > 4 } ? Answer(200, good[..^2]) : null,
        "page" => Answer(200, "<html><body>CANARY</body></html>", "text/html"),
        "redirect" => new WireMockResponse(302, "") { Headers = new Dictionary<string, string> { ["Location"] = "/elsewhere" } }.ToJson(),
        _ => Answer(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture), "<html>CANARY", "text/html"),
    };

    public static JsonObject Answer(int status, string? body, string contentType = "application/json", params (string Name, string Value)[] headers) =>
        new WireMockResponse(status, body) { ContentType = contentType, Headers = headers.ToDictionary(static h => h.Name, static h => h.Value) }.ToJson();
}
