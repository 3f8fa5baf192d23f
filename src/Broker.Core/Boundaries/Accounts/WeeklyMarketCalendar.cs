namespace Broker.Core.Boundaries.Accounts;

/// <summary>A market that closes once a week, and on holidays. All times are UTC. Immutable.</summary>
public sealed class WeeklyMarketCalendar : IMarketCalendar
{
    // Further back the answer only has to be large.
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(60);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private readonly TimeSpan closes;
    private readonly TimeSpan closedFor;
    private readonly HashSet<DateOnly> holidays;

    /// <summary>Makes a calendar.</summary>
    /// <param name="closesOn">The day on which the week ends.</param>
    /// <param name="closesAt">The time of that day, UTC.</param>
    /// <param name="opensOn">The day on which the week begins.</param>
    /// <param name="opensAt">The time of that day, UTC.</param>
    /// <param name="holidays">Days, in UTC, on which nothing trades.</param>
    /// <exception cref="ArgumentException">The market would open at the moment at which it closes.</exception>
    public WeeklyMarketCalendar(DayOfWeek closesOn, TimeOnly closesAt, DayOfWeek opensOn, TimeOnly opensAt, IEnumerable<DateOnly>? holidays = null)
    {
        closes = InWeek(closesOn, closesAt.ToTimeSpan());
        closedFor = Wrap(InWeek(opensOn, opensAt.ToTimeSpan()) - closes);
        this.holidays = [.. holidays ?? []];
        if (closedFor == TimeSpan.Zero)
        {
            throw new ArgumentException("The market opens at the moment at which it closes; give two times.", nameof(opensAt));
        }
    }

    /// <summary>The forex week: closed from Friday 22:00 UTC to Sunday 22:00 UTC, no holidays.</summary>
    public static WeeklyMarketCalendar Forex { get; } = ForexWith([]);

    /// <summary>The forex week with holidays.</summary>
    /// <param name="holidays">Days, in UTC, on which nothing trades.</param>
    public static WeeklyMarketCalendar ForexWith(IEnumerable<DateOnly> holidays) =>
        new(DayOfWeek.Friday, new TimeOnly(22, 0), DayOfWeek.Sunday, new TimeOnly(22, 0), holidays);

    /// <inheritdoc/>
    public bool IsOpen(DateTimeOffset at)
    {
        DateTime utc = at.UtcDateTime;
        return !holidays.Contains(DateOnly.FromDateTime(utc)) && Wrap(InWeek(utc.DayOfWeek, utc.TimeOfDay) - closes) >= closedFor;
    }

    /// <inheritdoc/>
    public TimeSpan OpenTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        TimeSpan open = TimeSpan.Zero;
        DateTimeOffset at = to - from > LongestSpan ? to - LongestSpan : from;
        while (at < to)
        {
            DateTimeOffset next = NextChange(at);
            next = next < to ? next : to;
            open += IsOpen(at) ? next - at : TimeSpan.Zero;
            at = next;
        }

        return open;
    }

    private static TimeSpan InWeek(DayOfWeek day, TimeSpan time) => TimeSpan.FromDays((int)day) + time;

    private static TimeSpan Wrap(TimeSpan span) => new(((span.Ticks % Week.Ticks) + Week.Ticks) % Week.Ticks);

    // The next moment at which the answer can change: midnight, the weekly close or the weekly opening.
    private DateTimeOffset NextChange(DateTimeOffset at)
    {
        DateTime utc = at.UtcDateTime;
        TimeSpan sinceClose = Wrap(InWeek(utc.DayOfWeek, utc.TimeOfDay) - closes);
        TimeSpan toWeekly = sinceClose < closedFor ? closedFor - sinceClose : Week - sinceClose;
        TimeSpan toMidnight = TimeSpan.FromDays(1) - utc.TimeOfDay;
        return at + (toWeekly < toMidnight ? toWeekly : toMidnight);
    }
}
