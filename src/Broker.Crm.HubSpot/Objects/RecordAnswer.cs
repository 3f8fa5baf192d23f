using System.Text.Json;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Reads an answer that is one record.</summary>
internal static class RecordAnswer
{
    internal static TRecord Read<TRecord>(ReadOnlySpan<byte> body, RecordReader<TRecord> read)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        TRecord record = read(ref reader, out _);
        reader.Read(); // fails on anything behind the end
        return record;
    }
}
