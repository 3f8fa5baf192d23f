using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Symbols;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt4;

/// <summary>Builds the requests that the areas of MetaTrader 4 and the neutral areas both make, after checking what was given.</summary>
internal static class Mt4Requests
{
    internal static ApiCall Opened(AccountId id, long ticket)
    {
        if (ticket is < 1 or > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(ticket), ticket, $"A ticket of MetaTrader 4 is 1 to {int.MaxValue}.");
        }

        return Mt4Operations.OpenedOrder.About(id).Query("ticket", ticket);
    }

    internal static ApiCall History(AccountId id, ServerTime from, ServerTime? to)
    {
        HistoryRange.Check(from, to);
        return Mt4Operations.OrderHistory.About(id).Query("from", from.ToString()).Query("to", to?.ToString());
    }

    internal static ApiCall HistoryPage(AccountId id, ServerTime from, ServerTime? to, int ordersPerPage, int pageNumber, bool requestAgain = false)
    {
        HistoryRange.Check(from, to);
        HistoryRange.CheckPageSize(ordersPerPage);
        ArgumentOutOfRangeException.ThrowIfNegative(pageNumber);
        return Mt4Operations.OrderHistoryPagination.About(id)
            .Query("from", from.ToString())
            .Query("to", to?.ToString())
            .Query("ordersPerPage", ordersPerPage)
            .Query("pageNumber", pageNumber)
            .Query("requestAgain", requestAgain ? true : null);
    }

    internal static ApiCall Quote(AccountId id, string symbol) => Mt4Operations.Quote.About(id).Query("symbol", SymbolNames.Check(symbol));

    internal static ApiCall Quotes(AccountId id, IReadOnlyCollection<string> symbols, TimeSpan? notOlderThan = null)
    {
        if (notOlderThan is { } span && (span < TimeSpan.Zero || span.TotalMilliseconds > int.MaxValue))
        {
            throw new ArgumentOutOfRangeException(nameof(notOlderThan), span, $"The age of a quote is 0 to {int.MaxValue} ms.");
        }

        return Mt4Operations.GetQuoteMany.About(id).QueryEach("symbols", SymbolNames.CheckAny(symbols)).Query("msNotOlder", (long?)notOlderThan?.TotalMilliseconds);
    }

    internal static ApiCall Params(AccountId id, string symbol) => Mt4Operations.SymbolParams.About(id).Query("symbol", SymbolNames.Check(symbol));
}
