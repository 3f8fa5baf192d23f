using System.Text.Json;
using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Creates or changes many records by a unique property.</summary>
internal sealed class BatchUpsert<TRecord> : BatchPlan<HubSpotUpsert, HubSpotWritten<TRecord>>
    where TRecord : class
{
    private readonly string uniqueProperty;
    private readonly BatchAnswerReader<TRecord, HubSpotWritten<TRecord>> reader;

    internal BatchUpsert(string root, string uniqueProperty, Func<RecordReader<TRecord>> newReader)
        : base(root + "/batch/upsert")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(uniqueProperty);
        this.uniqueProperty = uniqueProperty;
        reader = new BatchAnswerReader<TRecord, HubSpotWritten<TRecord>>(newReader, static (record, isNew) => new HubSpotWritten<TRecord>(record, isNew), keepsEcho: true);
    }

    internal override IReadOnlyCollection<string?> KeyProperties(HubSpotUpsert[] chunk) => [uniqueProperty];

    internal override BatchKey? KeyOf(HubSpotUpsert input) => new BatchKey(uniqueProperty, input.Key);

    internal override void Check(HubSpotUpsert input, long position)
    {
        if (string.IsNullOrWhiteSpace(input?.Key))
        {
            throw new ArgumentException($"Input {position} has no key; every input needs a value of {uniqueProperty}.", nameof(input));
        }

        PropertyValues.CheckText(input.Key, position, uniqueProperty);
        PropertyValues.Check(input.Properties, position);
    }

    internal override ApiOperation Operation(HubSpotUpsert[] chunk) =>
        Array.Exists(chunk, static i => PropertyValues.Appends(i.Properties)) ? ObjectOperations.UpsertAppending : ObjectOperations.Upsert;

    internal override BatchAnswer<HubSpotWritten<TRecord>> Read(in ApiResponse response) => reader.Read(in response);

    internal override IEnumerable<string> NamesOf(HubSpotUpsert input) => input.Properties.Keys.Append(uniqueProperty);

    protected override void Write(Utf8JsonWriter writer, HubSpotUpsert[] chunk)
    {
        writer.WriteStartArray("inputs"u8);
        for (int i = 0; i < chunk.Length; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, chunk[i].Key);
            writer.WriteString("idProperty"u8, uniqueProperty);
            writer.WriteString("objectWriteTraceId"u8, BatchTrace.Of(i));
            PropertyValues.Write(writer, chunk[i].Properties);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
