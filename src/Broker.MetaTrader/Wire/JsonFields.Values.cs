using System.Buffers;
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
                    : decimal.TryParse(StringValue(ref reader), NumberStyles.Float, CultureInfo.InvariantCulture, out parsed) ? parsed
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
                return bool.TryParse(StringValue(ref reader), out bool parsed) ? parsed : null;
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
                return StringValue(ref reader);
            case JsonTokenType.Number:
                return Encoding.ASCII.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>
    /// The text or name a reader stands on. Bytes that are no UTF-8 become replacement characters, since brokers write comments in encodings of their own; escapes
    /// that make no text, such as half of a pair that was cut, are null.
    /// </summary>
    internal static string? StringValue(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
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
                return StringValue(ref reader);
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

        return WireDates.TryReadUtc(reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(StringValue(ref reader) ?? "") : reader.ValueSpan, out DateTimeOffset time) ? time : null;
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
            int length = CopyName(ref reader, plain);
            Secret? secret = length > 0 ? Secret.From(plain.AsSpan(0, length)) : null;
            Array.Clear(plain);
            return secret;
        }

        reader.Skip();
        return null;
    }

    /// <summary>A list; null when it is none or when one of its items cannot be read: a list with holes must not look complete.</summary>
    internal static IReadOnlyList<T>? ListValue<T>(ref Utf8JsonReader reader, WireItemReader<T> read)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        List<T>? items = null;
        bool whole = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            whole &= read(ref reader, out T item);
            (items ??= []).Add(item);
        }

        return whole ? items ?? (IReadOnlyList<T>)[] : null;
    }

    /// <summary>Keeps a member that no field is for, or skips it when it is to be skipped or its name tells a secret. Secrets within it are dropped as well.</summary>
    internal static void Keep(ref Utf8JsonReader reader, ref UnknownFields? unknown, bool keep)
    {
        if (!keep || SecretNames.IsOne(ref reader))
        {
            SkipValue(ref reader);
            return;
        }

        string name = StringValue(ref reader) ?? "";
        reader.Read();
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            RawAnswer.Copy(ref reader, writer);
        }

        using JsonDocument document = JsonDocument.Parse(output.WrittenMemory);
        (unknown ??= new UnknownFields()).Set(name, document.RootElement.Clone());
    }
}
