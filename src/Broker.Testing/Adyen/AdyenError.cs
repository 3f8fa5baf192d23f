using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>A refusal in Adyen's shapes: that of Checkout, or with <see cref="Platform"/> that of the balance platform and the Management API.</summary>
internal sealed class AdyenError(int status, string code, string message, string type = "validation") : Exception(message)
{
    public int Status { get; } = status;

    public bool Platform { get; init; }

    /// <summary>Told by a header: the same request may be sent again.</summary>
    public bool Transient { get; init; }

    public static AdyenError Missing(string field, bool platform = false) => platform
        ? new(422, "29_001", $"Required field '{field}' is not provided.") { Platform = true }
        : new(422, field == "amount" ? "100" : "130", $"Required field '{field}' is not provided.");

    public static AdyenError Unauthorized() => new(401, "000", "HTTP Status Response - Unauthorized", "security");

    public static AdyenError NotFound(string what, bool platform = false) => new(platform ? 404 : 422, platform ? "30_112" : "167", what) { Platform = platform };

    public SimResponse ToResponse()
    {
        var psp = AdyenIds.Psp();
        var body = Platform
            ? new JsonObject { ["type"] = "https://docs.adyen.com/errors/general", ["title"] = "Invalid request", ["status"] = Status, ["detail"] = Message, ["requestId"] = psp, ["errorCode"] = code }
            : new JsonObject { ["status"] = Status, ["errorCode"] = code, ["message"] = Message, ["errorType"] = type, ["pspReference"] = psp };
        var response = SimResponse.Json(Status, body, Platform ? "application/problem+json" : "application/json;charset=UTF-8").With("pspReference", psp);
        return Transient ? response.With("transient-error", "true") : response;
    }
}
