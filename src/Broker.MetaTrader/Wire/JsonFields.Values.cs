using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Broker.Core.Secrets;
using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Wire;

/// <summary>Reads the value a reader stands on. What is of the wrong kind is skipped and read as absent; nothing here throws for what a field holds.</summary>
internal static partial class JsonFields
{
    internal static decimal? DecimalValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out decimal number) ? number : null;
            case JsonTokenType.String when !reader.ValueIsEscaped:
                return Utf8Parser.TryParse(reader.ValueSpan, out decimal parsed, out int used) && used == reader.ValueSpan.Length ? parsed
                    : decimal.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out parsed) ? parsed
                    : null;
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>A whole number; null when it is not one.</summary>
    internal static long? WholeValue(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long direct) ? direct
        : DecimalValue(ref reader) is { } number && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number
        : null;

    internal static int? IntValue(ref Utf8JsonReader reader) => WholeValue(ref reader) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    internal static bool? FlagValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String:
                return bool.TryParse(reader.GetString(), out bool parsed) ? parsed : null;
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>Text; numbers as their digits.</summary>
    internal static string? TextValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return Encoding.ASCII.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>Like <see cref="TextValue"/>, with one string object for all answers. Never for personal texts.</summary>
    internal static string? SharedValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when !reader.ValueIsEscaped:
            case JsonTokenType.Number:
                return SharedWords.Get(reader.ValueSpan);
            case JsonTokenType.String:
                return reader.GetString();
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>A point in time whose name says UTC: taken as UTC unless it states another offset. The sentinel of a missing date is null.</summary>
    internal static DateTimeOffset? UtcValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        return WireDates.TryReadUtc(reader.HasValueSequence || reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString() ?? "") : reader.ValueSpan, out DateTimeOffset time) ? time : null;
    }

    /// <summary>A span in the .NET form, for example <c>1.02:03:04</c>.</summary>
    internal static TimeSpan? SpanValue(ref Utf8JsonReader reader) =>
        TextValue(ref reader) is { } text && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) ? span : null;

    internal static Secret? SecretValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String && reader.ValueSpan.Length > 0)
        {
            // Unescaping can only make it shorter.
            byte[] plain = new byte[reader.ValueSpan.Length];
            int length = reader.CopyString(plain);
            var secret = Secret.From(plain.AsSpan(0, length));
            Array.Clear(plain);
            return secret;
        }

        reader.Skip();
        return null;
    }

    /// <summary>A list; null when it is none. Items that cannot be read are left out.</summary>
    internal static IReadOnlyList<T>? ListValue<T>(ref Utf8JsonReader reader, WireItemReader<T> read)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        List<T>? items = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (read(ref reader, out T item))
            {
                (items ??= []).Add(item);
            }
        }

        return items ?? (IReadOnlyList<T>)[];
    }

    /// <summary>Keeps a member that no field is for, or skips it when it is to be skipped or its name tells a secret.</summary>
    internal static void Keep(ref Utf8JsonReader reader, ref UnknownFields? unknown, bool keep)
    {
        if (!keep || SecretNames.IsOne(ref reader))
        {
            SkipValue(ref reader);
            return;
        }

        string name = reader.GetString() ?? "";
        reader.Read();
        (unknown ??= new UnknownFields()).Set(name, JsonElement.ParseValue(ref reader));
    }
}
