using System.Text.Json;
using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Changes many records by id or by a unique property.</summary>
internal sealed class BatchUpdate<TRecord>(string root, Func<RecordReader<TRecord>> newReader) : BatchPlan<HubSpotUpdate, TRecord>(root + "/batch/update")
    where TRecord : class
{
    private readonly BatchAnswerReader<TRecord, TRecord> reader = new(newReader, static (record, _) => record, keepsEcho: true);

    internal override IReadOnlyCollection<string?> KeyProperties(HubSpotUpdate[] chunk) => [.. chunk.Select(static i => i.IdProperty).Distinct(StringComparer.Ordinal)];

    internal override BatchKey? KeyOf(HubSpotUpdate input) => new BatchKey(input.IdProperty, input.Id);

    internal override void Check(HubSpotUpdate input, long position)
    {
        if (string.IsNullOrWhiteSpace(input?.Id))
        {
            throw new ArgumentException($"Input {position} has no {input?.IdProperty ?? "id"}.", nameof(input));
        }

        if (input.IdProperty is not null && string.IsNullOrWhiteSpace(input.IdProperty))
        {
            throw new ArgumentException($"Input {position} has an empty IdProperty; give the name of a unique property, or null for the record's id.", nameof(input));
        }

        PropertyValues.CheckText(input.Id, position, input.IdProperty ?? "id");
        PropertyValues.Check(input.Properties, position);
    }

    internal override ApiOperation Operation(HubSpotUpdate[] chunk) =>
        Array.Exists(chunk, static i => PropertyValues.Appends(i.Properties)) ? ObjectOperations.UpdateManyAppending : ObjectOperations.UpdateMany;

    internal override BatchAnswer<TRecord> Read(in ApiResponse response) => reader.Read(in response);

    internal override IEnumerable<string> NamesOf(HubSpotUpdate input) => input.IdProperty is null ? input.Properties.Keys : input.Properties.Keys.Append(input.IdProperty);

    protected override void Write(Utf8JsonWriter writer, HubSpotUpdate[] chunk)
    {
        writer.WriteStartArray("inputs"u8);
        for (int i = 0; i < chunk.Length; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, chunk[i].Id);
            if (chunk[i].IdProperty is { } idProperty)
            {
                writer.WriteString("idProperty"u8, idProperty);
            }

            writer.WriteString("objectWriteTraceId"u8, BatchTrace.Of(i));
            PropertyValues.Write(writer, chunk[i].Properties);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
