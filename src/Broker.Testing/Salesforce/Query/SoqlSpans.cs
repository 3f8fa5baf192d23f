using System.Globalization;

namespace Broker.Testing.Salesforce.Query;

/// <summary>Named spans of days, from midnight to midnight UTC.</summary>
internal static class SoqlSpans
{
    private static readonly string[] Fixed =
    [
        "TODAY", "YESTERDAY", "TOMORROW", "THIS_WEEK", "LAST_WEEK", "NEXT_WEEK", "THIS_MONTH", "LAST_MONTH", "NEXT_MONTH", "THIS_YEAR", "LAST_YEAR", "NEXT_YEAR", "LAST_90_DAYS", "NEXT_90_DAYS",
    ];

    private static readonly string[] Counted = ["LAST_N_DAYS", "NEXT_N_DAYS", "N_DAYS_AGO"];

    public static bool IsKnown(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Fixed.Contains(word, StringComparer.OrdinalIgnoreCase) : Counted.Contains(word[..colon], StringComparer.OrdinalIgnoreCase);
    }

    public static (DateTimeOffset Start, DateTimeOffset End) Of(string word, DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var month = today.AddDays(1 - today.Day);
        var year = month.AddMonths(1 - today.Month);
        var week = today.AddDays(-(int)today.DayOfWeek);
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var count = colon < 0 ? 0 : Math.Min(100_000, int.Parse(word.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture));
        return (colon < 0 ? word : word[..colon]).ToUpperInvariant() switch
        {
            "YESTERDAY" => (today.AddDays(-1), today),
            "TOMORROW" => (today.AddDays(1), today.AddDays(2)),
            "THIS_WEEK" => (week, week.AddDays(7)),
            "LAST_WEEK" => (week.AddDays(-7), week),
            "NEXT_WEEK" => (week.AddDays(7), week.AddDays(14)),
            "THIS_MONTH" => (month, month.AddMonths(1)),
            "LAST_MONTH" => (month.AddMonths(-1), month),
            "NEXT_MONTH" => (month.AddMonths(1), month.AddMonths(2)),
            "THIS_YEAR" => (year, year.AddYears(1)),
            "LAST_YEAR" => (year.AddYears(-1), year),
            "NEXT_YEAR" => (year.AddYears(1), year.AddYears(2)),
            "LAST_90_DAYS" => (today.AddDays(-90), today.AddDays(1)),
            "NEXT_90_DAYS" => (today.AddDays(1), today.AddDays(91)),
            "LAST_N_DAYS" => (today.AddDays(-count), today.AddDays(1)),
            "NEXT_N_DAYS" => (today.AddDays(1), today.AddDays(count + 1)),
            "N_DAYS_AGO" => (today.AddDays(-count), today.AddDays(1 - count)),
            _ => (today, today.AddDays(1)),
        };
    }
}
