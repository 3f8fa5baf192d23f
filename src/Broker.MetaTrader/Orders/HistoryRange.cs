using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Orders;

/// <summary>Checks what a history is asked for.</summary>
internal static class HistoryRange
{
    internal const int MostPerPage = 10_000;

    internal static void Check(ServerTime from, ServerTime? to)
    {
        if (to is { } end && end < from)
        {
            throw new ArgumentException($"The range ends at {end}, before it begins at {from}.", nameof(to));
        }
    }

    internal static void CheckPageSize(int ordersPerPage)
    {
        if (ordersPerPage is < 1 or > MostPerPage)
        {
            throw new ArgumentOutOfRangeException(nameof(ordersPerPage), ordersPerPage, $"A page holds 1 to {MostPerPage} orders.");
        }
    }
}
