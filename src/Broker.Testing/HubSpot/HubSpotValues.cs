using System.Globalization;
using System.Net.Mail;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Which values a property takes and how they are kept (contracts/hubspot.md 4).</summary>
internal static class HubSpotValues
{
    private const int MaximumLength = 65_536;
    private const long DayInMilliseconds = 86_400_000;

    /// <summary>The text of a value; a composite is no value.</summary>
    public static string TextOf(string property, JsonNode? node) => node is null or JsonValue
        ? node.Text() ?? ""
        : throw HubSpotError.Validation($"Invalid input JSON: the value of property {property} must be a string");

    /// <summary>Why a value is refused; <see langword="null"/> when it is taken. Empty clears and is always taken.</summary>
    public static (string Error, string Message)? Failure(string property, string value, JsonObject definition, Func<string, bool> isOwner)
    {
        if (value.Length == 0)
        {
            return null;
        }

        if (property is "email" or "hs_customer_email" && !MailAddress.TryCreate(value, out _))
        {
            return ("INVALID_EMAIL", $"Email address {value} is invalid");
        }

        if (value.Length > MaximumLength)
        {
            return ("PROPERTY_LENGTH_EXCEEDED", "The value is longer than 65536 characters");
        }

        if (property == "hubspot_owner_id" && !isOwner(value))
        {
            return ("INVALID_OWNER_ID", $"Owner {value} does not exist");
        }

        var wrong = definition.Text("type") switch
        {
            "number" when !IsNumber(value) => ("INVALID_INTEGER", $"{value} was not a valid number."),
            "bool" when value is not "true" and not "false" => ("INVALID_OPTION", $"{value} was not one of the allowed options: [true, false]"),
            "date" when Date(value) is null => ("INVALID_DATE", $"{value} is at {value}, not at midnight UTC, or not a valid date."),
            "datetime" when DateTime(value) is null => ("INVALID_DATE", $"{value} was not a valid date."),
            "enumeration" when !IsOption(value, definition) => ("INVALID_OPTION", $"{value} was not one of the allowed options: [{string.Join(", ", Options(definition))}]"),
            _ => ((string, string)?)null,
        };
        return wrong ?? (IsReadOnly(definition) ? ("READ_ONLY_VALUE", $"\"{property}\" is a read only property; its value cannot be set.") : null);
    }

    /// <summary>How a value is kept: times in ISO, a leading <c>;</c> of an enumeration appended to what is there.</summary>
    public static string Canonical(string value, JsonObject definition, string? before) => definition.Text("type") switch
    {
        "date" => Date(value) is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value,
        "datetime" => DateTime(value) is { } time ? Iso(time) : value,
        "enumeration" when value.StartsWith(';') => string.Join(';', Parts(before ?? "").Concat(Parts(value)).Distinct(StringComparer.Ordinal)),
        _ => value,
    };

    public static bool IsNumber(string value) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);

    /// <summary>A point in time: ISO 8601 with its zone, a day, or epoch milliseconds.</summary>
    public static DateTimeOffset? DateTime(string value)
    {
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return milliseconds is > -62_135_596_800_000 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        }

        var zoned = value.Contains('T', StringComparison.Ordinal) && (value.EndsWith('Z') || value.AsSpan(10).ContainsAny('+', '-'));
        return zoned && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;
    }

    public static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString(time.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string[] Parts(string value) => value.Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static DateOnly? Date(string value)
    {
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds % DayInMilliseconds != 0)
        {
            return null;
        }

        return DateTime(value) is { TimeOfDay.Ticks: 0 } time ? DateOnly.FromDateTime(time.UtcDateTime) : null;
    }

    private static bool IsReadOnly(JsonObject definition) => (definition["modificationMetadata"] as JsonObject).Bool("readOnlyValue") == true || definition.Bool("calculated") == true;

    private static IEnumerable<string> Options(JsonObject definition) => (definition["options"] as JsonArray ?? []).OfType<JsonObject>().Select(o => o.Text("value") ?? "");

    // A definition without options is one of the vendor's whose options are not listed here: everything goes.
    private static bool IsOption(string value, JsonObject definition)
    {
        var known = Options(definition).ToHashSet(StringComparer.Ordinal);
        if (known.Count == 0)
        {
            return true;
        }

        return definition.Text("fieldType") == "checkbox" ? Array.TrueForAll(Parts(value), known.Contains) : known.Contains(value);
    }
}
