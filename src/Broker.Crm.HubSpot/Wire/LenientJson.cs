using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>Reads scalars whatever type the server chose for them: ids come as text and as numbers beyond 32 bits (contracts/hubspot.md 5, 13).</summary>
internal static class LenientJson
{
    internal static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
        {
            throw new JsonException($"Expected {type}, found {reader.TokenType}.");
        }
    }

    internal static string? NextText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return Text(ref reader);
    }

    /// <summary>The value as text; an object or array as its raw JSON, so that nothing is lost.</summary>
    internal static string? Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                return JsonElement.ParseValue(ref reader).GetRawText();
            default:
                throw new JsonException($"Expected a value, found {reader.TokenType}.");
        }
    }

    /// <summary>ISO 8601, or milliseconds since 1970 as text or number; null for anything else.</summary>
    internal static DateTimeOffset? NextTime(ref Utf8JsonReader reader)
    {
        reader.Read();
        return Time(ref reader);
    }

    /// <summary>As <see cref="NextTime"/>, of the value the reader stands on.</summary>
    internal static DateTimeOffset? Time(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset time))
        {
            return time;
        }

        return long.TryParse(Text(ref reader), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds)
            && milliseconds is > -62_135_596_800_000 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
    }

    internal static bool? NextFlag(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => Text(ref reader) switch { "true" => true, "false" => false, _ => null },
        };
    }
}
