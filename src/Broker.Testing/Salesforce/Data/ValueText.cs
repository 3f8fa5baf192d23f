using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Salesforce.Data;

/// <summary>Values to and from the wire: JSON, CSV cells and SOQL literals. A value is a text, bool, decimal, DateTimeOffset, DateOnly or TimeOnly.</summary>
internal static class ValueText
{
    private static readonly string[] DateTimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd",
    ];

    private static readonly string[] TimeFormats = ["HH:mm:ss.FFF'Z'", "HH:mm:ss.FFF", "HH:mm:ss'Z'", "HH:mm:ss", "HH:mm"];

    /// <summary>Reads a text; <see langword="false"/> when it is none of the field's type.</summary>
    public static bool TryParse(OrgField field, string text, out object? value)
    {
        value = null;
        switch (field.Type)
        {
            case SalesforceFieldType.Boolean:
                value = text.ToUpperInvariant() switch { "TRUE" or "1" => true, "FALSE" or "0" => false, _ => null };
                return value is not null;
            case SalesforceFieldType.WholeNumber:
                value = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? (decimal)whole : null;
                return value is not null;
            case SalesforceFieldType.Number or SalesforceFieldType.Currency or SalesforceFieldType.Percent:
                value = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
                return value is not null;
            case SalesforceFieldType.Date:
                value = DateOnly.TryParseExact(text.Length > 10 && text[10] == 'T' ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
                return value is not null;
            case SalesforceFieldType.DateTime:
                value = TryInstant(text, out var instant) ? instant : null;
                return value is not null;
            case SalesforceFieldType.Time:
                value = TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
                return value is not null;
            case SalesforceFieldType.Reference or SalesforceFieldType.Id:
                value = OrgIds.Normalize(text);
                return value is not null;
            default:
                value = text;
                return true;
        }
    }

    public static bool TryParse(OrgField field, JsonNode node, out object? value)
    {
        value = null;
        if (node is not JsonValue scalar)
        {
            return false;
        }

        var kind = scalar.GetValueKind();
        return kind switch
        {
            JsonValueKind.True or JsonValueKind.False => field.Type == SalesforceFieldType.Boolean && (value = kind == JsonValueKind.True) is not null,
            JsonValueKind.String or JsonValueKind.Number when field.Type != SalesforceFieldType.Boolean || kind == JsonValueKind.String => TryParse(field, scalar.Text()!, out value),
            _ => false,
        };
    }

    public static bool TryInstant(string text, out DateTimeOffset instant)
    {
        // The vendor's own form has no colon in the offset.
        if (text.Length > 5 && text[^5] is '+' or '-' && !text.AsSpan(text.Length - 4).Contains(':') && text.Contains('T', StringComparison.Ordinal))
        {
            text = text[..^2] + ":" + text[^2..];
        }

        if (!DateTimeOffset.TryParseExact(text, DateTimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant))
        {
            return false;
        }

        instant = new DateTimeOffset(instant.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
        return true;
    }

    public static JsonNode? ToJson(OrgField field, object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        decimal number => JsonValue.Create(field.Type == SalesforceFieldType.WholeNumber ? decimal.Truncate(number) : Plain(number, whole: ".0")),
        DateTimeOffset instant => JsonValue.Create(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(ToText(value)),
    };

    /// <summary>A value as a bulk result writes it.</summary>
    public static string ToText(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        decimal number => Plain(number, whole: "").ToString(CultureInfo.InvariantCulture),
        DateTimeOffset instant => JsonText.Iso(instant),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"There is no wire form of {value.GetType().Name}."),
    };

    public static int Compare(OrgField field, object left, object right) => (left, right) switch
    {
        (string a, string b) => string.Compare(a, b, field.Comparison),
        (DateTimeOffset a, DateOnly b) => DateOnly.FromDateTime(a.UtcDateTime).CompareTo(b),
        _ => ((IComparable)left).CompareTo(right),
    };

    // The vendor's numbers are doubles: no trailing zeros, and in JSON always a fraction.
    private static decimal Plain(decimal number, string whole)
    {
        var shortest = number / 1.0000000000000000000000000000m;
        return whole.Length > 0 && shortest.Scale == 0 ? shortest * 1.0m : shortest;
    }
}
