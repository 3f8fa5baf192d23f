using System.Text.Json;
using System.Text.Json.Serialization;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>A flag that may come as text; null for anything else.</summary>
internal sealed class LenientFlagConverter : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => LenientJson.Text(ref reader) switch { "true" => true, "false" => false, _ => null },
    };

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } flag)
        {
            writer.WriteBooleanValue(flag);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
