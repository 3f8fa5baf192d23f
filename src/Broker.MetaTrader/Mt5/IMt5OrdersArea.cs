using System.Diagnostics.CodeAnalysis;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Mt5.Requests;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt5;

/// <summary>Positions, orders, deals and their history with all the platform tells of them. MetaTrader 5 only. Thread-safe.</summary>
/// <remarks>Source: contracts/metatrader.md 4.1, 5.1. Orders the same on both platforms are under <c>Orders</c> of the client.</remarks>
public interface IMt5OrdersArea
{
    /// <summary>All open positions and pending orders.</summary>
    /// <param name="id">The account.</param>
    /// <param name="sort">By what they are sorted. Default null: the server's, <see cref="Mt5OrderSort.OpenTime"/>.</param>
    /// <param name="ascending">Oldest first? Default null: the server's, true.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5Order>> ListOpenedAsync(
        AccountId id, Mt5OrderSort? sort = null, bool? ascending = null, CancellationToken cancellationToken = default);

    /// <summary>One open position or pending order.</summary>
    /// <exception cref="NotFoundException">There is none of this ticket.</exception>
    /// <exception cref="ArgumentException">The ticket is not above zero.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<Mt5Order> GetOpenedAsync(AccountId id, long ticket, CancellationToken cancellationToken = default);

    /// <summary>The tickets of all open positions and pending orders.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<long>> ListOpenedTicketsAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>The orders closed in this session, at most the last 100. Cancelled pending orders are not among them. Not a history.</summary>
    /// <remarks>Source: contracts/metatrader.md 8, point 11.</remarks>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5Order>> ListClosedAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>The orders of a time range with the deals and orders behind them. Look at <see cref="Mt5OrderHistory.PartialResponse"/>: it may not be all.</summary>
    /// <exception cref="ArgumentException">The range ends before it begins, or the filter is an empty list.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<Mt5OrderHistory> GetHistoryAsync(AccountId id, Mt5HistoryRequest request, CancellationToken cancellationToken = default);

    /// <summary>The pending orders of a time range, as the trade server keeps them.</summary>
    /// <exception cref="ArgumentException">The range ends before it begins.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5OrderRecord>> ListPendingHistoryAsync(
        AccountId id, Mt5PendingHistoryRequest request, CancellationToken cancellationToken = default);

    /// <summary>One page of the orders of a time range.</summary>
    /// <remarks>The server keeps the pages in its memory: give them back with <see cref="ReleaseHistoryPagesAsync"/>.</remarks>
    /// <exception cref="ArgumentException">The range ends before it begins, or the page is out of range.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<Mt5HistoryPage> GetHistoryPageAsync(AccountId id, Mt5HistoryPageRequest request, CancellationToken cancellationToken = default);

    /// <summary>The orders of a time range, page by page while they are enumerated. The token of a page is the number of the next one.</summary>
    /// <remarks>
    /// It ends with the last page of which the answer tells; where the answer tells no number of pages, with the first page that is not full. Only the first page is
    /// read anew when <see cref="Mt5HistoryPageRequest.RequestAgain"/> is set. The server keeps the pages in its memory: give them back with <see cref="ReleaseHistoryPagesAsync"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">The range ends before it begins, or the page is out of range.</exception>
    PagedSequence<Mt5Order> ListHistoryPages(AccountId id, Mt5HistoryPageRequest request);

    /// <summary>Frees what the server keeps for the pages of a time range.</summary>
    /// <param name="id">The account.</param>
    /// <param name="from">The begin of the range, as it was asked for.</param>
    /// <param name="to">The end of the range, as it was asked for.</param>
    /// <param name="ordersPerPage">The page size, as it was asked for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The range ends before it begins, or the page size is out of range.</exception>
    /// <exception cref="BrokerApiException">They were not freed.</exception>
    Task<Mt5HistoryPage> ReleaseHistoryPagesAsync(
        AccountId id, ServerTime from, ServerTime to, int ordersPerPage, CancellationToken cancellationToken = default);

    /// <summary>The deals of one position.</summary>
    /// <exception cref="ArgumentException">The ticket is not above zero.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5Deal>> ListDealsByPositionAsync(AccountId id, long positionTicket, CancellationToken cancellationToken = default);

    /// <summary>Past positions by their tickets; never by date.</summary>
    /// <exception cref="ArgumentException">No ticket is given, or one is not above zero.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5Order>> ListHistoryPositionsAsync(
        AccountId id, IReadOnlyCollection<long> tickets, CancellationToken cancellationToken = default);

    /// <summary>The positions that were closed in a time range on the server's clock.</summary>
    /// <exception cref="ArgumentException">The range ends before it begins.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt5Order>> ListHistoryPositionsByCloseTimeAsync(
        AccountId id, ServerTime from, ServerTime to, CancellationToken cancellationToken = default);

    /// <summary>Has the session loaded the history of its orders?</summary>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<bool> IsHistoryDownloadCompleteAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>The positions, in a shape that is not documented.</summary>
    /// <remarks>Uncertain: named only by the vendor's own samples, and a session host answered 404 (contracts/metatrader.md 4.1). Use <see cref="ListOpenedAsync"/>.</remarks>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    [Experimental(ExperimentalApi.Uncertain)]
    Task<RawAnswer> GetPositionsAsync(AccountId id, CancellationToken cancellationToken = default);
}
