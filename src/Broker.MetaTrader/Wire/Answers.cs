using System.Globalization;
using System.Text.Json;
using Broker.Core.Pipeline;

namespace Broker.MetaTrader.Wire;

/// <summary>Reads whole answers: the bare payload, or one wrapped into <c>result</c> or <c>data</c> (contracts/metatrader.md 3.1, 5.4).</summary>
internal static class Answers
{
    internal static readonly ApiResponseReader<string> Text = ReadText;
    internal static readonly ApiResponseReader<bool> Flag = static (in ApiResponse response) =>
        bool.TryParse(ReadText(response), out bool flag) ? flag : throw new JsonException("The answer is neither true nor false.");

    internal static readonly ApiResponseReader<decimal> Number = static (in ApiResponse response) =>
        decimal.TryParse(ReadText(response), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : throw new JsonException("The answer is not a number.");

    /// <summary>Demands the word <c>OK</c>, which subscriptions and the like answer.</summary>
    internal static readonly ApiResponseReader<bool> Ok = static (in ApiResponse response) =>
        string.Equals(ReadText(response).Trim(), "OK", StringComparison.OrdinalIgnoreCase) ? true : throw new JsonException("The answer is not OK.");

    internal static readonly ApiResponseReader<IReadOnlyList<string>> Texts = Items(static (ref Utf8JsonReader reader, out string value) =>
    {
        value = JsonFields.TextValue(ref reader) ?? "";
        return value.Length > 0;
    });

    internal static readonly ApiResponseReader<IReadOnlyList<long>> Wholes = Items(static (ref Utf8JsonReader reader, out long value) =>
    {
        long? read = JsonFields.WholeValue(ref reader);
        value = read.GetValueOrDefault();
        return read.HasValue;
    });

    internal static readonly ApiResponseReader<RawAnswer> Raw = static (in ApiResponse response) => RawAnswer.Read(response.Body);

    /// <summary>One record; an answer that holds nothing of it is a protocol error.</summary>
    internal static ApiResponseReader<T> One<T>()
        where T : class, IWireRecord<T> => static (in ApiResponse response) =>
    {
        Utf8JsonReader reader = Open(response.Body);
        T? record = T.Read(ref reader);
        End(ref reader);
        return record is null || record.IsEmpty ? throw new JsonException("The answer is not what was asked for.") : record;
    };

    /// <summary>A list of records. An item that is no object makes the list a protocol error: a list with holes must not look complete.</summary>
    internal static ApiResponseReader<IReadOnlyList<T>> Many<T>()
        where T : class, IWireRecord<T> => Items(static (ref Utf8JsonReader reader, out T value) => (value = T.Read(ref reader)!) is not null);

    /// <summary>A list of anything.</summary>
    internal static ApiResponseReader<IReadOnlyList<T>> Items<T>(WireItemReader<T> read) => (in ApiResponse response) =>
    {
        Utf8JsonReader reader = Open(response.Body);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("The answer is not a list.");
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(read(ref reader, out T item) ? item : throw new JsonException("The list holds an item of another kind."));
        }

        End(ref reader);
        return items;
    };

    /// <summary>Moves to the payload. A first member named like a wrapper tells that the answer is wrapped.</summary>
    internal static Utf8JsonReader Open(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        Utf8JsonReader ahead = reader;
        if (reader.TokenType != JsonTokenType.StartObject || !ahead.Read() || ahead.TokenType != JsonTokenType.PropertyName || !IsWrapperName(ref ahead))
        {
            return reader;
        }

        while (ahead.TokenType == JsonTokenType.PropertyName)
        {
            bool isPayload = JsonFields.IsNamed(ref ahead, "result"u8) || JsonFields.IsNamed(ref ahead, "data"u8);
            ahead.Read();
            if (isPayload && ahead.TokenType != JsonTokenType.Null)
            {
                return ahead;
            }

            ahead.Skip();
            ahead.Read();
        }

        throw new JsonException("The answer is a wrapper around nothing.");
    }

    /// <summary>Demands that nothing but the rest of a wrapper follows.</summary>
    internal static void End(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            // The reader itself refuses what is no JSON, and anything behind the end of the top value.
        }
    }

    private static bool IsWrapperName(ref Utf8JsonReader reader) =>
        JsonFields.IsNamed(ref reader, "result"u8) || JsonFields.IsNamed(ref reader, "error"u8) || JsonFields.IsNamed(ref reader, "data"u8);

    // Plain text, a JSON string, or a wrapper around one.
    private static string ReadText(in ApiResponse response)
    {
        ReadOnlySpan<byte> body = response.Body.TrimStart(" \t\r\n"u8);
        if (body.IsEmpty || body[0] != '{')
        {
            return ApiReaders.Text(response);
        }

        Utf8JsonReader reader = Open(body);
        string? text = reader.TokenType switch
        {
            JsonTokenType.String or JsonTokenType.Number => JsonFields.TextValue(ref reader),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => null,
        };
        End(ref reader);
        return text ?? throw new JsonException("The answer is not a text.");
    }
}
