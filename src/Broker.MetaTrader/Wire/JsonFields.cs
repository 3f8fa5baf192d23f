using System.Text;
using System.Text.Json;

namespace Broker.MetaTrader.Wire;

/// <summary>Reads members the way the vendor sends them: numbers also as strings, missing or unreadable values as null, unknown members skipped.</summary>
internal static partial class JsonFields
{
    /// <summary>Is the current property name this one? In any case: the session hosts and the gateway do not agree with themselves everywhere.</summary>
    internal static bool IsNamed(ref Utf8JsonReader reader, ReadOnlySpan<byte> lowerName)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan.Length == lowerName.Length && Ascii.EqualsIgnoreCase(reader.ValueSpan, lowerName);
        }

        Span<byte> name = stackalloc byte[64];
        return reader.ValueSpan.Length <= name.Length && Ascii.EqualsIgnoreCase(name[..CopyName(ref reader, name)], lowerName);
    }

    /// <summary>Copies the current property name without its escapes. Nothing is copied when its escapes make no text.</summary>
    internal static int CopyName(ref Utf8JsonReader reader, scoped Span<byte> plain)
    {
        if (!reader.ValueIsEscaped)
        {
            reader.ValueSpan.CopyTo(plain);
            return reader.ValueSpan.Length;
        }

        try
        {
            return reader.CopyString(plain);
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>Moves to the value and reads a number.</summary>
    internal static decimal? Decimal(ref Utf8JsonReader reader) => reader.Read() ? DecimalValue(ref reader) : null;

    /// <summary>Moves to the value and reads a flag.</summary>
    internal static bool? Flag(ref Utf8JsonReader reader) => reader.Read() ? FlagValue(ref reader) : null;

    /// <summary>Moves to the value and reads text; numbers as their digits.</summary>
    internal static string? Text(ref Utf8JsonReader reader) => reader.Read() ? TextValue(ref reader) : null;

    /// <summary>Like <see cref="Text"/>, for words that repeat in every answer and are not personal: the string object is shared.</summary>
    internal static string? SharedWord(ref Utf8JsonReader reader) => reader.Read() ? SharedValue(ref reader) : null;

    /// <summary>Demands an object here.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    internal static void DemandObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer is not an object.");
        }
    }

    /// <summary>
    /// Is the current property a <c>result</c> that wraps the real answer (contracts/metatrader.md 3.1)? Then the reader stands on its object. The top level only,
    /// so that a hostile answer cannot nest readers.
    /// </summary>
    internal static bool IsWrapper(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth != 1 || !IsNamed(ref reader, "result"u8))
        {
            return false;
        }

        Utf8JsonReader next = reader;
        if (!next.Read() || next.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        reader = next;
        return true;
    }

    /// <summary>Skips the value of the current property.</summary>
    internal static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>Demands that nothing follows the answer.</summary>
    /// <exception cref="JsonException">Something follows.</exception>
    internal static void End(ref Utf8JsonReader reader)
    {
        if (reader.Read())
        {
            throw new JsonException("Something follows the end of the answer.");
        }
    }
}
