using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Reads batch answers.</summary>
/// <param name="newReader">Makes a record reader for one answer.</param>
/// <param name="value">What a record becomes.</param>
/// <param name="keepsEcho">True when inputs may have to be found by the properties of their records.</param>
internal sealed class BatchAnswerReader<TRecord, TValue>(Func<RecordReader<TRecord>> newReader, Func<TRecord, bool?, TValue> value, bool keepsEcho)
    where TRecord : class
{
    internal BatchAnswer<TValue> Read(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        reader.Read();
        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        List<BatchItem<TValue>>? results = null;
        List<ErrorEnvelope>? errors = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("results"u8))
            {
                results = ReadResults(ref reader);
            }
            else if (reader.ValueTextEquals("errors"u8))
            {
                errors = BatchErrors.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        reader.Read(); // fails on anything behind the end
        return results is null && errors is null
            ? throw new JsonException("The batch answer has neither results nor errors.")
            : new BatchAnswer<TValue>(results ?? [], errors ?? [], response.Status);
    }

    private List<BatchItem<TValue>> ReadResults(ref Utf8JsonReader reader)
    {
        var items = new List<BatchItem<TValue>>(HubSpotBatchLimits.MaxInputs);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return items;
        }

        LenientJson.Expect(ref reader, JsonTokenType.StartArray);
        RecordReader<TRecord> read = newReader();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadItem(ref reader, read));
        }

        return items;
    }

    // One record that does not fit the caller's class must not make the outcome of a hundred unknown.
    private BatchItem<TValue> ReadItem(ref Utf8JsonReader reader, RecordReader<TRecord> read)
    {
        Utf8JsonReader start = reader;
        try
        {
            TRecord record = read(ref reader, out RecordHead head);
            return new BatchItem<TValue>(value(record, head.IsNew), Readable: true, head.Id, head.TraceId, keepsEcho && head.TraceId is null ? Echo(start, record) : null);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or NotSupportedException or InvalidOperationException or OverflowException or ArgumentException)
        {
            reader = start;
            return ReadUnfit(ref reader);
        }
    }

    private static IReadOnlyDictionary<string, string?>? Echo(Utf8JsonReader reader, TRecord record)
    {
        if (record is HubSpotRecord untyped)
        {
            return untyped.Properties;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("properties"u8))
            {
                reader.Read();
                return new UntypedRecordReader().ReadMap(ref reader);
            }

            reader.Skip();
        }

        return null;
    }

    private static BatchItem<TValue> ReadUnfit(ref Utf8JsonReader reader)
    {
        string? id = null, trace = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return default;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                id = LenientJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("objectWriteTraceId"u8))
            {
                trace = LenientJson.NextText(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new BatchItem<TValue>(default, Readable: false, string.IsNullOrEmpty(id) ? null : id, trace, Echo: null);
    }
}
