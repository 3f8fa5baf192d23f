using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>Checks of request bodies, in Adyen's words.</summary>
internal static class AdyenBody
{
    /// <summary>The body, with its fields present and the merchant account known.</summary>
    public static JsonObject Require(SimRequest request, params string[] fields)
    {
        var body = request.Json ?? throw new AdyenError(400, "702", "Unexpected input, is not a valid JSON object.");
        foreach (var field in fields)
        {
            if (body[field] is null)
            {
                throw AdyenError.Missing(field);
            }
        }

        if (body["amount"] is JsonObject amount)
        {
            CheckAmount(amount);
        }

        if (body.Text("merchantAccount") is { } merchant && merchant.StartsWith("Invalid", StringComparison.OrdinalIgnoreCase))
        {
            throw new AdyenError(403, "901", "Invalid Merchant Account", "security");
        }

        return body;
    }

    private static void CheckAmount(JsonObject amount)
    {
        if (amount.Text("currency") is not { Length: 3 } currency || !currency.All(char.IsAsciiLetterUpper))
        {
            throw new AdyenError(422, "138", "Unsupported currency specified");
        }

        if (amount["value"] is not JsonValue value || !value.TryGetValue<long>(out var minor) || minor < 0)
        {
            throw new AdyenError(422, "137", "Invalid amount specified");
        }
    }
}
