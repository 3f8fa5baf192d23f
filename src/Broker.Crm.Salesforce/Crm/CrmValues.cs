using System.Globalization;
using Broker.Crm.Salesforce.Describe;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>Values between neutral text and what a field of the org takes.</summary>
internal static class CrmValues
{
    /// <summary>The value to write.</summary>
    /// <returns>Why the text does not fit the field, in words without the text; null when it does.</returns>
    internal static string? TryWrite(SalesforceFieldDescribe field, string? text, out object? value)
    {
        value = null;
        bool empty = string.IsNullOrEmpty(text);
        switch (field.Type)
        {
            case "boolean":
                // A checkbox cannot be empty: cleared is not ticked.
                value = false;
                if (!empty && bool.TryParse(text, out bool flag))
                {
                    value = flag;
                    return null;
                }

                return empty ? null : "is neither true nor false";
            case "double" or "currency" or "percent" or "int" or "long":
                if (!empty && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
                {
                    value = number;
                    return null;
                }

                return empty ? null : "is no number";
            case "datetime":
                if (!empty && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
                {
                    value = time;
                    return null;
                }

                return empty ? null : "is no point in time";
            case "date":
                if (!empty && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day))
                {
                    value = DateOnly.FromDateTime(day.UtcDateTime);
                    return null;
                }

                return empty ? null : "is no date";
            default:
                value = empty ? null : text;
                return empty || IsWhole(text!) ? null : "holds half of a character";
        }
    }

    /// <summary>A value as neutral text; null for an empty one, and for one that is no single value.</summary>
    internal static string? Read(SalesforceFieldDescribe? field, SalesforceValue value) =>
        field?.Type == "datetime" && value.TryTime(out DateTimeOffset time) ? SalesforceValueText.Of(time)
        : value.Kind is SalesforceValueKind.Missing or SalesforceValueKind.Empty ? null
        : value.RawText;

    /// <summary>The text, cut to what a field takes; a pair of surrogates is not cut apart.</summary>
    internal static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        int end = length - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }

    internal static bool IsWhole(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
