using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>Reads records whose properties are a class of the user, straight from the answer's bytes: no map, no second pass.</summary>
internal sealed class TypedRecordReader<T>
    where T : class
{
    private readonly JsonTypeInfo<T> type;
    private readonly JsonConverter<T> converter;

    internal TypedRecordReader(JsonTypeInfo<T> type)
    {
        this.type = type;
        converter = (JsonConverter<T>)type.Converter;
        PropertyNames = [.. type.Properties.Where(static p => !p.IsExtensionData && p.Set is not null).Select(static p => p.Name)];
    }

    /// <summary>The JSON names of the class: what to ask HubSpot for, since it has no "all properties".</summary>
    internal IReadOnlyList<string> PropertyNames { get; }

    internal HubSpotRecord<T> Read(ref Utf8JsonReader reader, out RecordHead head)
    {
        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        head = default;
        T? properties = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("properties"u8))
            {
                reader.Read();
                // JsonSerializer.Deserialize would walk over the value once to find its end and once to read it.
                properties = reader.TokenType == JsonTokenType.Null ? null : converter.Read(ref reader, typeof(T), type.Options);
            }
            else
            {
                head.ReadMember(ref reader);
            }
        }

        return new HubSpotRecord<T>
        {
            Id = head.Id,
            Properties = properties ?? type.CreateObject?.Invoke() ?? throw new JsonException("A record has no properties."),
            CreatedAt = head.CreatedAt,
            UpdatedAt = head.UpdatedAt,
            Archived = head.Archived,
            Url = head.Url,
            Extras = head.Extras,
        };
    }
}
