namespace Broker.Core.Boundaries.Accounts;

/// <summary>When the market trades, so that a quiet Sunday is no incident. Implementations are thread-safe.</summary>
public interface IMarketCalendar
{
    /// <summary>Does the market trade at this time?</summary>
    bool IsOpen(DateTimeOffset at);

    /// <summary>How much of a span of time the market traded. Zero when the span ends before it begins.</summary>
    /// <remarks>The age of a quote is counted this way: Friday's last quote is not two days old when the market has just opened.</remarks>
    TimeSpan OpenTimeBetween(DateTimeOffset from, DateTimeOffset to);
}
