using System.Globalization;

namespace Broker.Crm.HubSpot.Search;

/// <summary>A value to compare with, in the form in which HubSpot keeps it, whatever the culture of the host.</summary>
/// <param name="Text">The text that is sent.</param>
/// <remarks>Converted from text, numbers, flags, dates and times, so that a filter is written without formatting anything. There is no conversion from <c>double</c>.</remarks>
public readonly record struct HubSpotFilterValue(string Text)
{
    /// <summary>Text as it is. Enumerations are compared with their case.</summary>
    public static implicit operator HubSpotFilterValue(string text) => FromString(text);

    /// <summary>A number.</summary>
    public static implicit operator HubSpotFilterValue(decimal number) => FromDecimal(number);

    /// <summary>A whole number.</summary>
    public static implicit operator HubSpotFilterValue(long number) => FromInt64(number);

    /// <summary>A whole number.</summary>
    public static implicit operator HubSpotFilterValue(int number) => FromInt64(number);

    /// <summary>A flag.</summary>
    public static implicit operator HubSpotFilterValue(bool flag) => FromBoolean(flag);

    /// <summary>A date.</summary>
    public static implicit operator HubSpotFilterValue(DateOnly date) => FromDateOnly(date);

    /// <summary>A point in time, to the millisecond.</summary>
    public static implicit operator HubSpotFilterValue(DateTimeOffset time) => FromDateTimeOffset(time);

    /// <summary>Text as it is.</summary>
    public static HubSpotFilterValue FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new HubSpotFilterValue(text);
    }

    /// <summary>A number: digits, one point, no groups.</summary>
    public static HubSpotFilterValue FromDecimal(decimal number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A whole number.</summary>
    public static HubSpotFilterValue FromInt64(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static HubSpotFilterValue FromBoolean(bool flag) => new(flag ? "true" : "false");

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    public static HubSpotFilterValue FromDateOnly(DateOnly date) => new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Milliseconds since 1970, which HubSpot takes for every property that holds a time (contracts/hubspot.md 4).</summary>
    public static HubSpotFilterValue FromDateTimeOffset(DateTimeOffset time) => FromInt64(time.ToUnixTimeMilliseconds());

    /// <summary>Only how long the text is: it may be personal data.</summary>
    public override string ToString() => $"value of {Text?.Length ?? 0} characters";
}
