using System.Text.Json;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Reads the errors of batch answers.</summary>
internal static class BatchErrors
{
    /// <summary>The list that is the value of the member the reader stands on.</summary>
    internal static List<ErrorEnvelope> Read(ref Utf8JsonReader reader)
    {
        var errors = new List<ErrorEnvelope>();
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return errors;
        }

        LenientJson.Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            errors.Add(ErrorEnvelope.Read(JsonElement.ParseValue(ref reader)));
        }

        return errors;
    }

    /// <summary>An answer that says nothing about what succeeded: a 204 without body, or any body that may hold errors.</summary>
    internal static List<ErrorEnvelope> ReadOnly(ReadOnlySpan<byte> body)
    {
        if (body.Trim(" \t\r\n"u8).IsEmpty)
        {
            return [];
        }

        List<ErrorEnvelope> errors = [];
        var reader = new Utf8JsonReader(body);
        reader.Read();
        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("errors"u8))
            {
                errors = Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        reader.Read(); // fails on anything behind the end
        return errors;
    }
}
