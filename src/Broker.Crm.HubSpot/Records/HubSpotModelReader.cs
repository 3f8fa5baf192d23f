using System.Buffers;
using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Records;

/// <summary>What generated code calls. Not for hand-written code; it changes with the generator.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HubSpotModelReader
{
    private static readonly IReadOnlyDictionary<string, string> AllReadable = new Dictionary<string, string>().AsReadOnly();
    private static readonly IReadOnlyDictionary<string, string?> NothingElse = new Dictionary<string, string?>().AsReadOnly();

    /// <summary>False for a null, which holds no properties.</summary>
    public static bool Begin(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.None)
        {
            reader.Read();
        }

        if (reader.TokenType == JsonTokenType.Null)
        {
            return false;
        }

        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        return true;
    }

    /// <summary>Moves to the next name; false at the end.</summary>
    public static bool Next(ref Utf8JsonReader reader)
    {
        if (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            return true;
        }

        LenientJson.Expect(ref reader, JsonTokenType.EndObject);
        return false;
    }

    /// <summary>The name as plain UTF-8.</summary>
    public static ReadOnlySpan<byte> Name(scoped ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped || reader.HasValueSequence ? Encoding.UTF8.GetBytes(NameText(ref reader)) : reader.ValueSpan;

    /// <summary>Skips the value.</summary>
    public static void Skip(ref Utf8JsonReader reader) => reader.Skip();

    /// <summary>Text; null when it is empty.</summary>
    public static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        string? text = String(ref reader);
        return text is { Length: > 0 } ? text : null;
    }

    /// <summary>Text that many records repeat; null when it is empty.</summary>
    public static string? Shared(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> text = Value(ref reader);
        return text.IsEmpty ? null : SharedText.Get(text);
    }

    /// <summary>A number.</summary>
    public static bool Number(ref Utf8JsonReader reader, ref Dictionary<string, string>? unreadable, string name, out decimal value)
    {
        ReadOnlySpan<byte> text = Value(ref reader);
        return Utf8Values.TryNumber(text, out value) ? Good(unreadable, name) : Bad(ref unreadable, name, text);
    }

    /// <summary>A whole number.</summary>
    public static bool Whole(ref Utf8JsonReader reader, ref Dictionary<string, string>? unreadable, string name, out long value)
    {
        ReadOnlySpan<byte> text = Value(ref reader);
        return Utf8Values.TryWhole(text, out value) ? Good(unreadable, name) : Bad(ref unreadable, name, text);
    }

    /// <summary>A whole number of 32 bits.</summary>
    public static bool SmallWhole(ref Utf8JsonReader reader, ref Dictionary<string, string>? unreadable, string name, out int value)
    {
        ReadOnlySpan<byte> text = Value(ref reader);
        bool fits = Utf8Values.TryWhole(text, out long number) && number is >= int.MinValue and <= int.MaxValue;
        value = fits ? (int)number : 0;
        return fits ? Good(unreadable, name) : Bad(ref unreadable, name, text);
    }

    /// <summary>Yes or no.</summary>
    public static bool Flag(ref Utf8JsonReader reader, ref Dictionary<string, string>? unreadable, string name, out bool value)
    {
        ReadOnlySpan<byte> text = Value(ref reader);
        return Utf8Values.TryFlag(text, out value) ? Good(unreadable, name) : Bad(ref unreadable, name, text);
    }

    /// <summary>A date.</summary>
    public static bool Date(ref Utf8JsonReader reader, ref Dictionary<string, string>? unreadable, string name, out DateOnly value)
    {
        ReadOnlySpan<byte> text = Value(ref reader);
        return Utf8Values.TryDate(text, out value) ? Good(unreadable, name) : Bad(ref unreadable, name, text);
    }

    /// <summary>A point in time.</summary>
    public static bool Time(ref Utf8JsonReader reader, ref Dictionary<string, string>? unreadable, string name, out DateTimeOffset value)
    {
        ReadOnlySpan<byte> text = Value(ref reader);
        return Utf8Values.TryTime(text, out value) ? Good(unreadable, name) : Bad(ref unreadable, name, text);
    }

    /// <summary>An option.</summary>
    public static bool Option<T>(ref Utf8JsonReader reader, ref Dictionary<string, string>? unreadable, string name, HubSpotOptionParser<T> parser, out T value)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(parser);
        ReadOnlySpan<byte> text = Value(ref reader);
        return parser(text, out value) ? Good(unreadable, name) : Bad(ref unreadable, name, text);
    }

    /// <summary>Several options as text; null for none.</summary>
    public static IReadOnlyList<string>? List(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> text = Value(ref reader);
        List<string>? items = null;
        foreach (Range range in text.Split((byte)';'))
        {
            if (!text[range].IsEmpty)
            {
                (items ??= []).Add(SharedText.Get(text[range]));
            }
        }

        return items?.AsReadOnly();
    }

    /// <summary>Several options; null for none, and null when the enum does not have one of them.</summary>
    public static IReadOnlyList<T>? Options<T>(ref Utf8JsonReader reader, ref Dictionary<string, string>? unreadable, string name, HubSpotOptionParser<T> parser)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(parser);
        ReadOnlySpan<byte> text = Value(ref reader);
        List<T>? items = null;
        foreach (Range range in text.Split((byte)';'))
        {
            if (text[range].IsEmpty)
            {
                continue;
            }

            if (!parser(text[range], out T item))
            {
                Bad(ref unreadable, name, text);
                return null;
            }

            (items ??= []).Add(item);
        }

        Good(unreadable, name);
        return items?.AsReadOnly();
    }

    /// <summary>A property that the class does not name.</summary>
    public static void Other(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ref Dictionary<string, string?>? other)
    {
        string key = SharedText.Get(name);
        (other ??= new Dictionary<string, string?>(StringComparer.Ordinal))[key] = Text(ref reader);
    }

    /// <summary>What did not fit, never null.</summary>
    public static IReadOnlyDictionary<string, string> Unreadable(Dictionary<string, string>? unreadable) => unreadable is { Count: > 0 } ? unreadable.AsReadOnly() : AllReadable;

    /// <summary>What the class does not name, never null.</summary>
    public static IReadOnlyDictionary<string, string?> Other(Dictionary<string, string?>? other) => other?.AsReadOnly() ?? NothingElse;

    /// <summary>The state of a property.</summary>
    public static HubSpotPropertyState State(bool isSet, bool isEmpty) =>
        !isSet ? HubSpotPropertyState.Absent : isEmpty ? HubSpotPropertyState.Clear : HubSpotPropertyState.Value;

    /// <summary>The raw text of what did not fit, unless the property was set since.</summary>
    public static string? Raw(Dictionary<string, string>? unreadable, string name, bool isSet) => isSet ? null : unreadable?.GetValueOrDefault(name);

    /// <summary>Options as text; null for none.</summary>
    public static string? ListText(IReadOnlyList<string>? options) => options is { Count: > 0 } ? HubSpotValueText.Of(options) : null;

    /// <summary>Members as the values of options; what appends still appends.</summary>
    public static IReadOnlyList<string>? Texts<T>(IReadOnlyList<T>? options, Func<T, string> text)
        where T : struct, Enum
    {
        string[]? texts = options is null ? null : [.. options.Select(text)];
        return options is HubSpotAppend<T> ? new HubSpotAppend<string>(texts!) : texts;
    }

    /// <summary>A member that has no name cannot be written.</summary>
    public static ArgumentException NoOption(string type, string value, string allowed) =>
        new($"{type} {value} has no name, so there is no option to send; allowed: {allowed}.", nameof(value));

    /// <summary>The class has no such property.</summary>
    public static ArgumentException NoProperty(string? property, IReadOnlyList<string> names) =>
        new($"The class has no property '{property}'; it has {string.Join(", ", names)}.", nameof(property));

    // Plain bytes of any scalar; empty for a null. What is rare takes the long way through text.
    private static ReadOnlySpan<byte> Value(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return default;
            case JsonTokenType.String when !reader.ValueIsEscaped && !reader.HasValueSequence:
            case JsonTokenType.Number when !reader.HasValueSequence:
            case JsonTokenType.True or JsonTokenType.False when !reader.HasValueSequence:
                return reader.ValueSpan;
            case JsonTokenType.Number:
                return reader.ValueSequence.ToArray();
            default:
                return Encoding.UTF8.GetBytes(String(ref reader) ?? string.Empty);
        }
    }

    private static string? String(scoped ref Utf8JsonReader reader)
    {
        try
        {
            return LenientJson.Text(ref reader);
        }
        catch (InvalidOperationException broken)
        {
            throw NoUnicode(broken);
        }
    }

    private static string NameText(scoped ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw NoUnicode(broken);
        }
    }

    private static JsonException NoUnicode(InvalidOperationException broken) => new("A text of the answer is no valid Unicode.", broken);

    private static bool Good(Dictionary<string, string>? unreadable, string name)
    {
        unreadable?.Remove(name); // a name may stand twice in an object; the last one counts
        return true;
    }

    private static bool Bad(ref Dictionary<string, string>? unreadable, string name, scoped ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            unreadable?.Remove(name);
        }
        else
        {
            (unreadable ??= new Dictionary<string, string>(StringComparer.Ordinal))[name] = Encoding.UTF8.GetString(text);
        }

        return false;
    }
}
