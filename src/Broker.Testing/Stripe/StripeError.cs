using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>A refusal in Stripe's envelope (contracts/payments.md a5).</summary>
internal sealed class StripeError(int status, string type, string? code, string message, string? param = null) : Exception(message)
{
    public int Status { get; } = status;

    public string? Code { get; } = code;

    /// <summary>More members of the error object, for example the payment intent of a decline.</summary>
    public JsonObject Extra { get; } = [];

    public static StripeError Missing(string param) =>
        new(400, "invalid_request_error", "parameter_missing", $"Missing required param: {param}.", param);

    public static StripeError Invalid(string message, string? param = null, string? code = null) => new(400, "invalid_request_error", code, message, param);

    public static StripeError NoSuch(string kind, string id, string param = "id") =>
        new(404, "invalid_request_error", "resource_missing", $"No such {kind}: '{id}'", param);

    public SimResponse ToResponse()
    {
        var error = new JsonObject();
        if (Code is not null)
        {
            error["code"] = Code;
            error["doc_url"] = "https://stripe.com/docs/error-codes/" + Code.Replace('_', '-');
        }

        error["message"] = Message;
        if (param is not null)
        {
            error["param"] = param;
        }

        error["type"] = type;
        foreach (var (name, value) in Extra)
        {
            error[name] = value?.DeepClone();
        }

        return SimResponse.Json(Status, new JsonObject { ["error"] = error });
    }
}
