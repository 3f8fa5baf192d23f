using System.Text.Json;

namespace Broker.Payments.Wire;

/// <summary>Small steps over a JSON reader that stands on a property name. Unknown shapes are skipped.</summary>
internal static class JsonSteps
{
    internal static string? NextText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }

    /// <summary>The next value as a whole number; null for anything that is not one.</summary>
    internal static long? NextLong(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number))
        {
            return number;
        }

        reader.Skip();
        return null;
    }

    internal static bool? NextFlag(ref Utf8JsonReader reader)
    {
        reader.Read();
        bool? flag = reader.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => null };
        reader.Skip();
        return flag;
    }

    /// <summary>The next value as an ISO 8601 time; null for anything that is not one.</summary>
    internal static DateTimeOffset? NextTime(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset time))
        {
            return time;
        }

        // "+0200" without the colon is common in front of the platform's own form.
        string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        reader.Skip();
        return DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out time) ? time : null;
    }

    /// <summary>The next value as it stands, for handing on; empty for null.</summary>
    internal static ReadOnlyMemory<byte> NextRaw(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        bool isNull = reader.TokenType == JsonTokenType.Null;
        reader.Skip();
        return isNull ? default : body[start..(int)reader.BytesConsumed].ToArray();
    }

    /// <summary>The next value as text pairs; values that are not text are left out.</summary>
    internal static IReadOnlyDictionary<string, string> NextMap(ref Utf8JsonReader reader)
    {
        if (!TryEnter(ref reader))
        {
            return Payment.EmptyMetadata;
        }

        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (NextText(ref reader) is { } value)
            {
                map[name] = value;
            }
        }

        return map;
    }

    internal static void SkipNext(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>Steps into the object that follows; skips anything else.</summary>
    internal static bool TryEnter(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return true;
        }

        reader.Skip();
        return false;
    }

    internal static void ExpectObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.None)
        {
            reader.Read();
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object was expected.");
        }
    }

    internal static JsonException Missing(string member) => new($"The answer has no usable '{member}'.");
}
