using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Small steps over a JSON reader that stands on a property name. Unknown shapes are skipped, numbers are also taken from strings.</summary>
internal static class StripeJson
{
    /// <summary>The next value as text; null for anything that is not text.</summary>
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

    /// <summary>The next value as an id: the text itself, or the <c>id</c> of an expanded object.</summary>
    internal static string? NextId(ref Utf8JsonReader reader)
    {
        reader.Read();
        return Id(ref reader);
    }

    /// <summary>The value the reader stands on, as an id.</summary>
    internal static string? Id(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        string? id = null;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("id"u8))
                {
                    id = NextText(ref reader);
                }
                else
                {
                    SkipNext(ref reader);
                }
            }

            return id;
        }

        reader.Skip();
        return null;
    }

    /// <summary>The next value as a whole number; null for null.</summary>
    /// <exception cref="JsonException">It is neither a whole number nor null.</exception>
    internal static long? NextLong(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when reader.TryGetInt64(out long number):
                return number;
            case JsonTokenType.String when Utf8Parser.TryParse(reader.ValueSpan, out long number, out int used) && used == reader.ValueSpan.Length:
                return number;
            default:
                throw new JsonException("A whole number was expected.");
        }
    }

    /// <summary>The next value as a flag; null for anything that is not one.</summary>
    internal static bool? NextFlag(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String when reader.ValueTextEquals("true"u8):
                return true;
            case JsonTokenType.String when reader.ValueTextEquals("false"u8):
                return false;
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>The next value as a time: Unix seconds in v1, ISO 8601 text in v2; null for null.</summary>
    /// <exception cref="JsonException">It is no time.</exception>
    internal static DateTimeOffset? NextTime(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when reader.TryGetInt64(out long seconds):
                return FromUnix(seconds);
            case JsonTokenType.String when Utf8Parser.TryParse(reader.ValueSpan, out long seconds, out int used) && used == reader.ValueSpan.Length:
                return FromUnix(seconds);
            case JsonTokenType.String when reader.TryGetDateTimeOffset(out DateTimeOffset time):
                return time;
            default:
                throw new JsonException("A time was expected.");
        }
    }

    /// <summary>The next value as a row of the currency table.</summary>
    /// <exception cref="JsonException">It is no currency code.</exception>
    internal static StripeCurrency NextCurrency(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String && StripeCurrency.TryRead(reader.ValueSpan, out StripeCurrency currency)
            ? currency
            : throw new JsonException("A currency code was expected.");
    }

    /// <summary>The next value as name and value pairs; one shared empty map for none.</summary>
    internal static IReadOnlyDictionary<string, string> NextMap(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return Payment.EmptyMetadata;
        }

        Dictionary<string, string>? map = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (NextText(ref reader) is { } value)
            {
                map ??= new Dictionary<string, string>(StringComparer.Ordinal);
                map[name] = value;
            }
        }

        return map ?? Payment.EmptyMetadata;
    }

    internal static void SkipNext(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>Demands that the object of a list or answer starts here.</summary>
    internal static void ExpectObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.None)
        {
            reader.Read();
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"An object was expected, not {reader.TokenType}."));
        }
    }

    internal static JsonException Missing(string member) => new($"The answer has no usable '{member}'.");

    internal static DateTimeOffset FromUnix(long seconds) => seconds is >= -62_135_596_800 and <= 253_402_300_799
        ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : throw new JsonException("A time is out of range.");
}
