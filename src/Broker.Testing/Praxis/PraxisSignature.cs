using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Praxis;

/// <summary>Praxis' signature (contracts/payments.md b2): a plain SHA-384 over the values of listed fields and the merchant secret; no HMAC.</summary>
public static class PraxisSignature
{
    /// <summary>The value of the header <c>Gt-Authentication</c>.</summary>
    /// <param name="body">The request or answer.</param>
    /// <param name="fields">The fields in order; a dot goes into an object. What is missing or null adds nothing.</param>
    /// <param name="merchantSecret">The merchant secret.</param>
    public static string Create(JsonObject body, IEnumerable<string> fields, string merchantSecret)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(fields);
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            JsonNode? node = body;
            foreach (var step in field.Split('.'))
            {
                node = (node as JsonObject)?[step];
            }

            text.Append(node.Text());
        }

        return Convert.ToHexStringLower(SHA384.HashData(Encoding.UTF8.GetBytes(text.Append(merchantSecret).ToString())));
    }
}
