using System.Text;
using System.Text.Json;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>Small steps through an answer, tolerant of the type a value has.</summary>
internal static class JsonText
{
    internal static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
        {
            throw new JsonException($"Expected {type}, found {reader.TokenType}.");
        }
    }

    /// <summary>Stands on the first token of the value, whether or not the reader was moved before.</summary>
    internal static void Begin(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.None)
        {
            reader.Read();
        }
    }

    /// <summary>Moves to the next name; false at the end.</summary>
    internal static bool NextName(ref Utf8JsonReader reader)
    {
        if (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            return true;
        }

        Expect(ref reader, JsonTokenType.EndObject);
        return false;
    }

    /// <summary>The value after a name as text, an object or array as its JSON; null for a null.</summary>
    internal static string? NextText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return Text(ref reader);
    }

    /// <summary>The value as text; an object or array as its JSON, so that nothing is lost.</summary>
    internal static string? Text(scoped ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return String(ref reader);
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                return JsonElement.ParseValue(ref reader).GetRawText();
            default:
                throw new JsonException($"Expected a value, found {reader.TokenType}.");
        }
    }

    /// <summary>A name or text; broken Unicode is a broken answer.</summary>
    internal static string String(scoped ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("A text of the answer is no valid Unicode.", broken);
        }
    }

    internal static bool? NextFlag(ref Utf8JsonReader reader) => NextText(ref reader) switch { "true" => true, "false" => false, _ => null };

    internal static long? NextWhole(ref Utf8JsonReader reader) =>
        NextText(ref reader) is { } text && Records.Utf8Values.TryWhole(Encoding.UTF8.GetBytes(text), out long value) ? value : null;

    internal static DateTimeOffset? NextTime(ref Utf8JsonReader reader) =>
        NextText(ref reader) is { } text && Records.Utf8Values.TryTime(Encoding.UTF8.GetBytes(text), out DateTimeOffset value) ? value : null;
}
