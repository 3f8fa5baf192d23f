using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Orders;

namespace Broker.MetaTrader.Trading;

/// <summary>The time in which an order must have been opened, on both clocks.</summary>
/// <remarks>
/// The server's clock and ours may differ by minutes; its time zone, which is read now, may have been another by an hour when the order was sent
/// (contracts/metatrader.md 8). Where the zone is not known, nothing within 14 hours is ruled out.
/// </remarks>
internal sealed class TradeWindow
{
    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ZoneError = TimeSpan.FromMinutes(65);
    private static readonly TimeSpan WidestZone = TimeSpan.FromHours(14);

    private readonly DateTimeOffset from;
    private readonly DateTimeOffset until;
    private readonly ServerTimeZone? zone;
    private readonly bool isPending;

    /// <param name="lookup">When it was sent.</param>
    /// <param name="zone">The server's distance from UTC; null when not known.</param>
    /// <param name="settle">How long after sending an order may still appear.</param>
    /// <param name="isPending">A pending order takes its open time anew when it is filled, however much later.</param>
    internal TradeWindow(TradeLookup lookup, ServerTimeZone? zone, TimeSpan settle, bool isPending)
    {
        from = lookup.SentFrom;
        until = lookup.SentUntil + settle;
        this.zone = zone;
        this.isPending = isPending;
    }

    /// <summary>The range of history to read: from the time of sending to now, with every error to both sides.</summary>
    internal (ServerTime From, ServerTime To) HistoryRange(DateTimeOffset now)
    {
        TimeSpan margin = ZoneError + (zone is null ? WidestZone : TimeSpan.Zero);
        ServerTimeZone known = zone ?? new ServerTimeZone(TimeSpan.Zero);
        return (ServerTime.At(from - margin, known), ServerTime.At(now + margin, known));
    }

    internal TimeFit Of(OrderView order) => Of(order.OpenedAt, order.OpenTime);

    /// <summary>Was it closed after the request was sent, as far as can be told?</summary>
    internal bool MayHaveClosedSince(OrderView order) => Point(order.ClosedAt, order.CloseTime) is not { } closed || closed >= from - Error;

    private TimeSpan Error => zone is null ? ZoneError + WidestZone : ZoneError;

    private TimeFit Of(DateTimeOffset? utc, ServerTime? clock)
    {
        if (Point(utc, clock) is not { } opened)
        {
            return TimeFit.Near;
        }

        if (opened < from - Error || (opened > until + Error && !isPending))
        {
            return TimeFit.Outside;
        }

        return (zone is not null || utc is not null) && opened >= from - ClockError && opened <= until + ClockError ? TimeFit.Inside : TimeFit.Near;
    }

    private DateTimeOffset? Point(DateTimeOffset? utc, ServerTime? clock) => utc ?? clock?.ToUtc(zone ?? new ServerTimeZone(TimeSpan.Zero));
}
