using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>Reads ids sent as text or as digits, writes text.</summary>
/// <typeparam name="T">The id type.</typeparam>
public sealed class IdentifierJsonConverter<T> : JsonConverter<T>
    where T : struct, IIdentifier<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String when reader.GetString() is { Length: > 0 } text => T.Create(text),
        JsonTokenType.Number when reader.TryGetInt64(out long number) => T.Create(number.ToString(CultureInfo.InvariantCulture)),
        JsonTokenType.String or JsonTokenType.Null => default,
        _ => throw new JsonException($"{typeof(T).Name} must be text or a whole number, not {reader.TokenType}."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}
