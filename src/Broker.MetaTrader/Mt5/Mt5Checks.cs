using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Requests;

namespace Broker.MetaTrader.Mt5;

/// <summary>Refuses arguments that no server could answer, before anything is sent.</summary>
internal static class Mt5Checks
{
    internal static void Symbol(string symbol) => ArgumentException.ThrowIfNullOrWhiteSpace(symbol);

    internal static void Symbols(IReadOnlyCollection<string> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        SomeOrNull(symbols, nameof(symbols));
    }

    /// <summary>Null is allowed and means all; a list that is given must hold something.</summary>
    internal static void SomeOrNull(IReadOnlyCollection<string>? texts, string parameter)
    {
        if (texts is null)
        {
            return;
        }

        if (texts.Count == 0)
        {
            throw new ArgumentException("The list is empty; give at least one, or null for all where that is allowed.", parameter);
        }

        foreach (string text in texts)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                throw new ArgumentException("The list holds an empty text.", parameter);
            }
        }
    }

    internal static void Tickets(IReadOnlyCollection<long> tickets)
    {
        ArgumentNullException.ThrowIfNull(tickets);
        if (tickets.Count == 0)
        {
            throw new ArgumentException("The list of tickets is empty; give at least one.", nameof(tickets));
        }

        foreach (long ticket in tickets)
        {
            Ticket(ticket);
        }
    }

    internal static void Ticket(long ticket) => ArgumentOutOfRangeException.ThrowIfLessThan(ticket, 1);

    internal static void Range(ServerTime from, ServerTime to)
    {
        if (from > to)
        {
            throw new ArgumentException($"The range ends ({to}) before it begins ({from}).", nameof(to));
        }
    }

    internal static void PageSize(int ordersPerPage)
    {
        if (ordersPerPage is < 1 or > Mt5HistoryPageRequest.MaxOrdersPerPage)
        {
            throw new ArgumentOutOfRangeException(nameof(ordersPerPage), ordersPerPage, "A page holds 1 to 10000 orders.");
        }
    }

    internal static void Sort(Mt5OrderSort? sort)
    {
        if (sort is not (null or Mt5OrderSort.OpenTime or Mt5OrderSort.CloseTime))
        {
            throw new ArgumentOutOfRangeException(nameof(sort), sort, "Orders are sorted by OpenTime or CloseTime.");
        }
    }

    internal static void TimeFrame(Mt5TimeFrame timeFrame)
    {
        if (timeFrame < Mt5TimeFrame.M1)
        {
            throw new ArgumentOutOfRangeException(nameof(timeFrame), timeFrame, "The time frame is missing; give the minutes of a bar, for example Mt5TimeFrame.H1.");
        }
    }

    internal static void AboveZero(decimal lots)
    {
        if (lots <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(lots), lots, "The volume must be above zero.");
        }
    }
}
