namespace Broker.Payments.Reconciliation.Rules;

/// <summary>The cut-off: a half-open interval in one stated zone. Provider time decides what belongs to it.</summary>
public sealed record ReconciliationPeriod
{
    private ReconciliationPeriod(DateTimeOffset from, DateTimeOffset until, TimeZoneInfo zone)
    {
        From = from;
        Until = until;
        Zone = zone;
    }

    /// <summary>The first moment that belongs to it.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The first moment that no longer belongs to it.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>The zone in which days begin, also for business days.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The days from <paramref name="first"/> until before <paramref name="until"/>, as they begin in a zone.</summary>
    /// <exception cref="ArgumentException">The interval is empty.</exception>
    public static ReconciliationPeriod OfDays(DateOnly first, DateOnly until, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return until > first
            ? new ReconciliationPeriod(StartOf(first, zone), StartOf(until, zone), zone)
            : throw new ArgumentException($"A period until {until:yyyy-MM-dd} that starts on {first:yyyy-MM-dd} is empty; allowed: a later day.", nameof(until));
    }

    /// <summary>True when a moment belongs to it.</summary>
    public bool Contains(DateTimeOffset time) => time >= From && time < Until;

    // Where the clock jumps over midnight the day begins with the first moment that exists; where it strikes twice, with the first of the two.
    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        DateTime local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
