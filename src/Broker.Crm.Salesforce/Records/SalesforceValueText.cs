using System.Globalization;
using System.Text;

namespace Broker.Crm.Salesforce.Records;

/// <summary>The one place that knows how Salesforce writes values as text (contracts/salesforce.md 4): the same in every culture.</summary>
public static class SalesforceValueText
{
    /// <summary>A number: digits and one dot, no group marks, never an exponent.</summary>
    public static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A date: <c>yyyy-MM-dd</c>.</summary>
    public static string Of(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A point in time: ISO 8601 in UTC with milliseconds. What is finer is cut off.</summary>
    public static string Of(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time of day: <c>HH:mm:ss.SSSZ</c>. What is finer is cut off.</summary>
    public static string Of(TimeOnly value) => value.ToString("HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Values of a multi-select picklist, joined by <c>;</c>. Empty for none.</summary>
    /// <exception cref="ArgumentException">A value is empty or has a semicolon: Salesforce would read something else.</exception>
    public static string Of(IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var text = new StringBuilder();
        int index = 0;
        foreach (string value in values)
        {
            if (string.IsNullOrEmpty(value) || value.Contains(';', StringComparison.Ordinal))
            {
                throw new ArgumentException($"Value {index} is {(string.IsNullOrEmpty(value) ? "empty" : "a text with a semicolon")}; values are joined by semicolons, so give each by itself and none empty.", nameof(values));
            }

            text.Append(index > 0 ? ";" : string.Empty).Append(value);
            index++;
        }

        return text.ToString();
    }
}
