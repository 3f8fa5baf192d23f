using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Broker.MetaTrader.Wire;

/// <summary>The failure a body tells, whatever the status: the three envelopes of contracts/metatrader.md 3.1.</summary>
internal readonly struct ErrorEnvelope(string? code, string? text)
{
    internal string? Code { get; } = code;

    /// <summary>Free text; may repeat what was sent, passwords included. The stack trace beside it is never read.</summary>
    internal string? Text { get; } = text;

    /// <summary>
    /// A cheap test that lets nearly every success pass without being parsed twice: a failure needs a member <c>code</c> or <c>error</c>, and its
    /// name must stand in the bytes unless it is written with escapes.
    /// </summary>
    internal static bool MayBeIn(ReadOnlySpan<byte> body)
    {
        body = body.TrimStart(" \t\r\n"u8);
        return body.Length > 1 && body[0] == '{' &&
            (body.IndexOf("ode\""u8) >= 0 || body.IndexOf("rror\""u8) >= 0 || body.IndexOf("\\u"u8) >= 0);
    }

    /// <summary>Reads the top level: an object with <c>message</c> and <c>code</c>, or with a non-empty <c>error</c>, is a failure (contracts/metatrader.md 3.2).</summary>
    /// <exception cref="JsonException">The body is not complete JSON.</exception>
    internal static bool TryRead(ReadOnlySpan<byte> body, out ErrorEnvelope envelope)
    {
        envelope = default;
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        bool hasMessage = false, hasCode = false, hasError = false;
        string? message = null, code = null, errorCode = null, errorText = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.IsNamed(ref reader, "message"u8))
            {
                reader.Read();
                hasMessage = true;
                message = Scalar(ref reader);
            }
            else if (JsonFields.IsNamed(ref reader, "code"u8))
            {
                reader.Read();
                hasCode = reader.TokenType != JsonTokenType.Null;
                code = Scalar(ref reader);
            }
            else if (JsonFields.IsNamed(ref reader, "error"u8))
            {
                reader.Read();
                hasError = ReadError(ref reader, out errorCode, out errorText);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (hasError)
        {
            envelope = new ErrorEnvelope(errorCode ?? code, errorText ?? message);
        }
        else if (hasMessage && hasCode)
        {
            envelope = new ErrorEnvelope(code, message);
        }

        return hasError || (hasMessage && hasCode);
    }

    // Empty is: null, false, zero, "", {}, []. A wrapper around a success carries one of these.
    private static bool ReadError(ref Utf8JsonReader reader, out string? code, out string? text)
    {
        code = text = null;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null or JsonTokenType.False:
                return false;
            case JsonTokenType.String:
                text = JsonFields.StringValue(ref reader);
                return !string.IsNullOrWhiteSpace(text);
            case JsonTokenType.Number:
                code = Scalar(ref reader);
                return code is not "0";
            case JsonTokenType.StartArray:
                Utf8JsonReader next = reader;
                bool filled = next.Read() && next.TokenType != JsonTokenType.EndArray;
                reader.Skip();
                return filled;
            case JsonTokenType.StartObject:
                return ReadErrorObject(ref reader, out code, out text);
            default:
                return true;
        }
    }

    private static bool ReadErrorObject(ref Utf8JsonReader reader, out string? code, out string? text)
    {
        code = text = null;
        bool any = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            any = true;
            if (JsonFields.IsNamed(ref reader, "message"u8))
            {
                reader.Read();
                text = Scalar(ref reader);
            }
            else if (JsonFields.IsNamed(ref reader, "code"u8))
            {
                reader.Read();
                code = Scalar(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return any;
    }

    private static string? Scalar(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return JsonFields.StringValue(ref reader);
            case JsonTokenType.Number:
                return reader.TryGetInt64(out long number) ? number.ToString(CultureInfo.InvariantCulture) : Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }
}
