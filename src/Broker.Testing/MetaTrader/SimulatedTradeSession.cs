namespace Broker.Testing.MetaTrader;

/// <summary>A stretch of one day in which a symbol is traded, in server time.</summary>
/// <param name="Day">The day.</param>
/// <param name="StartMinute">The first minute of the day, 0 for midnight.</param>
/// <param name="EndMinute">The minute after the last, 1440 for the end of the day.</param>
public sealed record SimulatedTradeSession(DayOfWeek Day, int StartMinute, int EndMinute)
{
    internal static IReadOnlyList<SimulatedTradeSession> Always { get; } = [.. Enum.GetValues<DayOfWeek>().Select(day => new SimulatedTradeSession(day, 0, 1440))];

    internal bool Contains(DateTime serverTime) =>
        serverTime.DayOfWeek == Day && serverTime.TimeOfDay.TotalMinutes >= StartMinute && serverTime.TimeOfDay.TotalMinutes < EndMinute;
}
