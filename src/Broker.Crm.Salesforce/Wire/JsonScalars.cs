using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>Walks over one JSON object and reads scalars whatever type the server chose for them.</summary>
internal static class JsonScalars
{
    private const long FirstMillisecond = -62_135_596_800_000;
    private const long LastMillisecond = 253_402_300_799_999;

    /// <summary>Steps onto the start of an object.</summary>
    internal static void Begin(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"Expected an object, found {reader.TokenType}.");
        }
    }

    /// <summary>Steps onto the next name; false at the end of the object.</summary>
    internal static bool NextName(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>The next value as text; null for null, an object or an array.</summary>
    internal static string? NextText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return Text(ref reader);
    }

    /// <summary>The present value as text; null for null, an object or an array.</summary>
    internal static string? Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>A whole number; a fraction is cut off. Null for anything else.</summary>
    internal static long? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;

    internal static DateTimeOffset? TimeOfMilliseconds(string? text) =>
        Number(text) is { } milliseconds and >= FirstMillisecond and <= LastMillisecond ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    internal static DateTimeOffset? TimeOfSeconds(string? text) =>
        Number(text) is { } seconds and >= FirstMillisecond / 1000 and <= LastMillisecond / 1000 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
