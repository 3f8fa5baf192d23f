using System.Text.Json;
using System.Text.Json.Serialization;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>Text that may be missing, and that may come as a number, a flag or an object.</summary>
internal sealed class LenientOptionalTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LenientJson.Text(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
