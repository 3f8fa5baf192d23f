using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Broker.Core.Boundaries.Crm;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Projections;

/// <summary>Values as they are compared and shown. A CRM gives a value back in a form of its own: other digits of a time, no space at the end.</summary>
internal static class CrmValueForm
{
    private const int MarkBytes = 16;
    private const int ShownTail = 2;
    private const int LeastMasked = 6;

    /// <summary>The same text for values that mean the same; empty for no value.</summary>
    internal static string Canonical(CrmFieldKind kind, string? value)
    {
        string text = value?.Trim() ?? string.Empty;
        return kind switch
        {
            CrmFieldKind.Number when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
            CrmFieldKind.DateTime when TimeOf(text) is { } time => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            CrmFieldKind.Boolean => text.ToLowerInvariant(),
            _ => text,
        };
    }

    internal static bool Same(CrmFieldKind kind, string? left, string? right) => string.Equals(Canonical(kind, left), Canonical(kind, right), StringComparison.Ordinal);

    /// <summary>What stands in the CRM as a fact's codec writes it; null for an empty field.</summary>
    internal static string? AsFact(CrmFieldKind kind, string? value)
    {
        string text = value?.Trim() ?? string.Empty;
        return text.Length == 0 ? null : kind switch
        {
            CrmFieldKind.DateTime when TimeOf(text) is { } time => FactCodecs.Time.Write(time),
            CrmFieldKind.Boolean => text.ToLowerInvariant(),
            _ => text,
        };
    }

    /// <summary>A mark of a value that is kept instead of it: values stay in the facts only.</summary>
    internal static string Mark(CrmFieldKind kind, string? value) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(kind, value))).AsSpan(0, MarkBytes));

    /// <summary>What a person may see of it.</summary>
    internal static string? Shown(Sensitivity sensitivity, string? value) => value is null ? null : sensitivity switch
    {
        Sensitivity.Internal => value,
        Sensitivity.Personal when value.Length >= LeastMasked => "****" + value[^ShownTail..],
        Sensitivity.Personal => "****",
        _ => "(hidden)",
    };

    private static DateTimeOffset? TimeOf(string text)
    {
        if (text.Length >= 12 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds) && milliseconds <= 253_402_300_799_999)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
    }
}
