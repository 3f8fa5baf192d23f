using System.Globalization;
using System.Text;

namespace Broker.Crm.HubSpot.Records;

/// <summary>The one place that knows how HubSpot writes values as text (contracts/hubspot.md 4): the same in every culture.</summary>
public static class HubSpotValueText
{
    private const int LongestValue = 128;

    /// <summary>A number: digits and one dot, no group marks, never an exponent.</summary>
    public static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A date: <c>YYYY-MM-DD</c>.</summary>
    public static string Of(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A point in time: ISO 8601 in UTC with milliseconds, which is all that HubSpot keeps. What is finer is cut off.</summary>
    public static string Of(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Options joined by <c>;</c>, which replace what is there; with a leading <c>;</c> for a <see cref="HubSpotAppend{T}"/>. Empty for no options.</summary>
    /// <exception cref="ArgumentException">An option is empty or has a semicolon: HubSpot would read something else.</exception>
    public static string Of(IEnumerable<string> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var text = new StringBuilder();
        bool appends = options is HubSpotAppend<string>;
        int index = 0;
        foreach (string option in options)
        {
            if (string.IsNullOrEmpty(option) || option.Contains(';', StringComparison.Ordinal))
            {
                throw new ArgumentException($"Option {index} is {(string.IsNullOrEmpty(option) ? "empty" : "a text with a semicolon")}; options are joined by semicolons, so give each by itself and none empty.", nameof(options));
            }

            if (appends || index > 0)
            {
                text.Append(';');
            }

            text.Append(option);
            index++;
        }

        return text.ToString();
    }

    /// <summary>Reads a number. An exponent, a group mark, or more digits than a decimal holds exactly are no number.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out decimal value)
    {
        Span<byte> utf8 = stackalloc byte[LongestValue];
        return Utf8Values.TryNumber(Ascii(text, utf8), out value);
    }

    /// <summary>Reads a whole number; <c>5.0</c> is one too.</summary>
    public static bool TryWhole(ReadOnlySpan<char> text, out long value)
    {
        Span<byte> utf8 = stackalloc byte[LongestValue];
        return Utf8Values.TryWhole(Ascii(text, utf8), out value);
    }

    /// <summary>Reads <c>true</c> or <c>false</c>, in any case.</summary>
    public static bool TryFlag(ReadOnlySpan<char> text, out bool value)
    {
        Span<byte> utf8 = stackalloc byte[LongestValue];
        return Utf8Values.TryFlag(Ascii(text, utf8), out value);
    }

    /// <summary>Reads <c>YYYY-MM-DD</c>, or midnight UTC as ISO 8601 or as milliseconds since 1970. A time of day is no date.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly value)
    {
        Span<byte> utf8 = stackalloc byte[LongestValue];
        return Utf8Values.TryDate(Ascii(text, utf8), out value);
    }

    /// <summary>Reads ISO 8601 with <c>Z</c> or an offset, milliseconds since 1970, or a date, which is its midnight UTC. A time without a zone is unclear and so no time.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        Span<byte> utf8 = stackalloc byte[LongestValue];
        return Utf8Values.TryTime(Ascii(text, utf8), out value);
    }

    /// <summary>Splits options that are joined by <c>;</c>; none for null or an empty text.</summary>
    public static IReadOnlyList<string> List(string? text) =>
        string.IsNullOrEmpty(text) ? [] : text.Split(';', StringSplitOptions.RemoveEmptyEntries);

    // Nothing that is read this way has letters beyond ASCII; an empty span is no value of any kind.
    private static ReadOnlySpan<byte> Ascii(ReadOnlySpan<char> text, Span<byte> utf8) =>
        text.Length <= utf8.Length && Encoding.UTF8.TryGetBytes(text, utf8, out int length) && length == text.Length ? utf8[..length] : default;
}
