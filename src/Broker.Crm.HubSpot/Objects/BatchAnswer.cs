using System.Text.Json;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>The answer of a batch write: what was written and what was not, in no promised order (contracts/hubspot.md 3).</summary>
internal sealed record BatchAnswer(IReadOnlyList<BatchItem> Results, IReadOnlyList<ErrorEnvelope> Errors)
{
    internal static BatchAnswer Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        List<BatchItem>? results = null;
        List<ErrorEnvelope>? errors = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("results"u8))
            {
                results = ReadResults(ref reader);
            }
            else if (reader.ValueTextEquals("errors"u8))
            {
                errors = ReadErrors(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        reader.Read(); // fails on anything behind the end
        return results is null && errors is null
            ? throw new JsonException("The batch answer has neither results nor errors.")
            : new BatchAnswer(results ?? [], errors ?? []);
    }

    private static List<BatchItem> ReadResults(ref Utf8JsonReader reader)
    {
        var items = new List<BatchItem>(BatchUpsert.ChunkSize);
        var records = new UntypedRecordReader();
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return items;
        }

        LenientJson.Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            HubSpotRecord record = records.Read(ref reader, out RecordHead head);
            items.Add(new BatchItem(record, head.TraceId, head.IsNew));
        }

        return items;
    }

    private static List<ErrorEnvelope> ReadErrors(ref Utf8JsonReader reader)
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
}
