using System.Text.Json;
using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Creates many records. Never repeated when its outcome is unknown: there is no key to be found by.</summary>
internal sealed class BatchCreate<TRecord>(string root, Func<RecordReader<TRecord>> newReader) : BatchPlan<HubSpotCreate, TRecord>(root + "/batch/create")
    where TRecord : class
{
    private readonly BatchAnswerReader<TRecord, TRecord> reader = new(newReader, static (record, _) => record, keepsEcho: true);

    internal override IReadOnlyCollection<string?> KeyProperties(HubSpotCreate[] chunk) => [];

    internal override BatchKey? KeyOf(HubSpotCreate input) => null;

    internal override IReadOnlyDictionary<string, string?> ContentOf(HubSpotCreate input) => input.Properties;

    internal override void Check(HubSpotCreate input, long position)
    {
        PropertyValues.Check(input?.Properties, position);
        NewAssociations.Check(input!.Associations, position);
    }

    internal override ApiOperation Operation(HubSpotCreate[] chunk) => ObjectOperations.CreateMany;

    internal override BatchAnswer<TRecord> Read(in ApiResponse response) => reader.Read(in response);

    internal override IEnumerable<string> NamesOf(HubSpotCreate input) => input.Properties.Keys;

    protected override void Write(Utf8JsonWriter writer, HubSpotCreate[] chunk)
    {
        writer.WriteStartArray("inputs"u8);
        for (int i = 0; i < chunk.Length; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("objectWriteTraceId"u8, BatchTrace.Of(i));
            PropertyValues.Write(writer, chunk[i].Properties);
            NewAssociations.Write(writer, chunk[i].Associations);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
