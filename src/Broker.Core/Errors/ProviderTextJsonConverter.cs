using System.Text.Json;
using System.Text.Json.Serialization;

namespace Broker.Core.Errors;

/// <summary>Writes only the length of provider text; reads text.</summary>
public sealed class ProviderTextJsonConverter : JsonConverter<ProviderText>
{
    /// <inheritdoc/>
    public override ProviderText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TokenType == JsonTokenType.String ? reader.GetString() : null);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ProviderText value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
