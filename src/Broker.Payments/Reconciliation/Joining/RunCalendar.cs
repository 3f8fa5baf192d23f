using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>Period, business days and windows of one run.</summary>
internal sealed class RunCalendar
{
    // Further apart than any window reaches, so that nobody counts days for centuries.
    private const int Far = 400;

    private readonly ReconciliationRules rules;
    private readonly TimeZoneInfo zone;
    private readonly HashSet<DateOnly> holidays;
    private readonly Dictionary<string, int> windows = new(StringComparer.OrdinalIgnoreCase);
    private readonly DateOnly today;

    internal RunCalendar(ReconciliationRules rules)
    {
        this.rules = rules;
        zone = rules.Period?.Zone ?? TimeZoneInfo.Utc;
        holidays = [.. rules.Holidays];
        foreach (SettlementWindow window in rules.Windows)
        {
            windows[window.Method] = window.BusinessDays;
        }

        today = DayOf(rules.AsOf);
    }

    internal bool IsInPeriod(DateTimeOffset time) => rules.Period?.Contains(time) ?? true;

    /// <summary>True while the method may still settle what happened then.</summary>
    internal bool MaySettle(DateTimeOffset time, string? method) =>
        BusinessDays(DayOf(time), today) <= (method is not null && windows.TryGetValue(method, out int days) ? days : rules.DefaultWindow);

    /// <summary>True while what was due then may still be on its way.</summary>
    internal bool IsWithinDays(DateTimeOffset due, int days) => BusinessDays(DayOf(due), today) <= days;

    internal bool IsWithin(DateTimeOffset time, TimeSpan window) => rules.AsOf - time < window;

    internal DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(zone.Equals(TimeZoneInfo.Utc) ? time.UtcDateTime : TimeZoneInfo.ConvertTime(time, zone).DateTime);

    /// <summary>Business days after <paramref name="from"/> up to and with <paramref name="to"/>; 0 when <paramref name="to"/> is not later.</summary>
    internal int BusinessDays(DateOnly from, DateOnly to)
    {
        if (to.DayNumber - from.DayNumber > Far)
        {
            return Far;
        }

        int days = 0;
        for (DateOnly day = from; day < to;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day))
            {
                days++;
            }
        }

        return days;
    }
}
