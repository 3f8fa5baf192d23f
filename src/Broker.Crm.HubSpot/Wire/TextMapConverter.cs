using System.Text.Json;
using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>A map of text whose values may come as numbers or flags.</summary>
internal sealed class TextMapConverter : JsonConverter<IReadOnlyDictionary<string, string?>>
{
    public override IReadOnlyDictionary<string, string?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new UntypedRecordReader().ReadMap(ref reader);

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string?> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string name, string? text) in value)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }
}
