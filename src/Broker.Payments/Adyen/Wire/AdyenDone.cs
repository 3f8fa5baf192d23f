using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Payments.Wire;

namespace Broker.Payments.Adyen.Wire;

/// <summary>Answers that say no more than that it was done: no body, or one whole JSON object. A proxy's page or a cut answer is no success.</summary>
internal static class AdyenDone
{
    /// <exception cref="JsonException">The body is neither empty nor one JSON object.</exception>
    internal static bool Read(in ApiResponse response)
    {
        if (response.Body.Trim(" \t\r\n"u8).IsEmpty)
        {
            return true;
        }

        var reader = new Utf8JsonReader(response.Body);
        JsonSteps.ExpectObject(ref reader);
        while (reader.Read())
        {
            // Up to the end: what is cut short throws.
        }

        return true;
    }
}
