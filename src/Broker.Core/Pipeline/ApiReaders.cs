using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Broker.Core.Pipeline;

/// <summary>The usual ways to read a successful answer. Keep what they return in a static field.</summary>
public static class ApiReaders
{
    /// <summary>Reads text, without one pair of quotes if the server sent it as a JSON string.</summary>
    public static ApiResponseReader<string> Text { get; } = static (in ApiResponse response) =>
    {
        ReadOnlySpan<byte> body = response.Body.Trim(" \t\r\n"u8);
        if (body.Length >= 2 && body[0] == '"' && body[^1] == '"')
        {
            var reader = new Utf8JsonReader(body);
            if (reader.Read() && reader.TokenType == JsonTokenType.String && reader.BytesConsumed == body.Length)
            {
                return reader.GetString()!;
            }
        }

        return Encoding.UTF8.GetString(body);
    };

    /// <summary>Ignores the body of a success.</summary>
    public static ApiResponseReader<bool> Nothing { get; } = static (in ApiResponse _) => true;

    /// <summary>Reads JSON by generated metadata, without gating on the media type: vendors send <c>text/json</c> and <c>text/plain</c>.</summary>
    public static ApiResponseReader<T> Json<T>(JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return (in ApiResponse response) => JsonSerializer.Deserialize(response.Body, type) ?? throw new JsonException("The answer is null.");
    }
}
