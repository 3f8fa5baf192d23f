namespace Broker.Crm.HubSpot.Limits;

/// <summary>When a day of the account ends.</summary>
internal static class DayReset
{
    /// <summary>The first moment of the next day of a time zone. Where summer time leaves midnight out, the first moment that exists.</summary>
    internal static DateTimeOffset NextMidnight(DateTimeOffset now, TimeZoneInfo zone)
    {
        DateTime midnight = TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(1);
        DateTime local = midnight;
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        // Where midnight comes twice, the later one: calling too early would be refused again.
        TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Min() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
