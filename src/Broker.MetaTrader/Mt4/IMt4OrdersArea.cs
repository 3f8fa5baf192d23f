using System.Diagnostics.CodeAnalysis;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt4;

/// <summary>Orders and history of a MetaTrader 4 account, with the platform's own records. Thread-safe.</summary>
/// <remarks>Source: contracts/metatrader.md 4.2.</remarks>
public interface IMt4OrdersArea
{
    /// <summary>All open positions and pending orders.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt4Order>> ListOpenedAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>One open position or pending order.</summary>
    /// <param name="id">The account.</param>
    /// <param name="ticket">Its ticket, 1 to 2,147,483,647. What is left after a partial close has a new one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">This is no ticket of MetaTrader 4.</exception>
    /// <exception cref="NotFoundException">There is none of this ticket.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<Mt4Order> GetOpenedAsync(AccountId id, long ticket, CancellationToken cancellationToken = default);

    /// <summary>The orders closed in this session, at most the last 10. Not a history: use <see cref="ListHistoryAsync"/>.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt4Order>> ListClosedAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>The closed orders and balance operations of a time range.</summary>
    /// <param name="id">The account.</param>
    /// <param name="from">The begin of the range, on the server's clock.</param>
    /// <param name="to">The end of the range, on the server's clock. Default null: the API's own, far in the future.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The range ends before it begins.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<Mt4Order>> ListHistoryAsync(AccountId id, ServerTime from, ServerTime? to = null, CancellationToken cancellationToken = default);

    /// <summary>One page of the history of a time range; page 0 is the oldest.</summary>
    /// <param name="id">The account.</param>
    /// <param name="from">The begin of the range, on the server's clock.</param>
    /// <param name="to">The end of the range, on the server's clock. Default null: the API's own, far in the future.</param>
    /// <param name="ordersPerPage">How many orders a page holds; 1 to 10,000.</param>
    /// <param name="pageNumber">Which page, from zero.</param>
    /// <param name="requestAgain">True asks the API to read the history from the trade server again instead of from its memory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The range ends before it begins, or a number is out of range.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<Mt4OrderPage> GetHistoryPageAsync(
        AccountId id, ServerTime from, ServerTime? to = null, int ordersPerPage = 100, int pageNumber = 0, bool requestAgain = false, CancellationToken cancellationToken = default);

    /// <summary>The history of a time range page by page, oldest first. Tokens are page numbers.</summary>
    /// <param name="id">The account.</param>
    /// <param name="from">The begin of the range, on the server's clock.</param>
    /// <param name="to">The end of the range, on the server's clock. Default null: the API's own, far in the future.</param>
    /// <param name="ordersPerPage">How many orders a page holds; 1 to 10,000.</param>
    /// <exception cref="ArgumentException">The range ends before it begins, or the page size is out of range.</exception>
    PagedSequence<Mt4Order> ListHistoryPages(AccountId id, ServerTime from, ServerTime? to = null, int ordersPerPage = 100);

    /// <summary>An operation that the API has and that was only ever seen to fail.</summary>
    /// <remarks>Seen in one live run: it always answers that the history is not available (contracts/metatrader.md 4.2). The shape of a success is not known.</remarks>
    /// <exception cref="BrokerApiException">It could not be read: the usual end of this call.</exception>
    [Experimental(ExperimentalApi.Uncertain)]
    Task<RawAnswer> GetHistoryPositionsAsync(AccountId id, CancellationToken cancellationToken = default);
}
