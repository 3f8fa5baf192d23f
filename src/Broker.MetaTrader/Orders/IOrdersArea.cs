using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Orders;

/// <summary>Orders of an account, the same on both platforms. Thread-safe. The platform's own records are under <c>Mt4.Orders</c> and <c>Mt5.Orders</c>.</summary>
public interface IOrdersArea
{
    /// <summary>All open positions and pending orders.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<OrderView>> ListOpenedAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>One open position or pending order.</summary>
    /// <exception cref="NotFoundException">There is none of this ticket.</exception>
    /// <exception cref="BrokerApiException">It could not be read.</exception>
    Task<OrderView> GetOpenedAsync(AccountId id, long ticket, CancellationToken cancellationToken = default);

    /// <summary>The orders closed in this session, at most the last 100 (MetaTrader 5) or 10 (MetaTrader 4). Not a history: use <see cref="ListHistoryAsync"/>.</summary>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<IReadOnlyList<OrderView>> ListClosedAsync(AccountId id, CancellationToken cancellationToken = default);

    /// <summary>The orders of a time range on the server's clock.</summary>
    /// <exception cref="ArgumentException">The range ends before it begins.</exception>
    /// <exception cref="BrokerApiException">They could not be read.</exception>
    Task<OrderListing> ListHistoryAsync(AccountId id, ServerTime from, ServerTime to, CancellationToken cancellationToken = default);

    /// <summary>The orders of a time range on the server's clock, page by page, oldest first.</summary>
    /// <param name="id">The account.</param>
    /// <param name="from">The begin of the range.</param>
    /// <param name="to">The end of the range.</param>
    /// <param name="ordersPerPage">How many orders a page holds; 1 to 10,000.</param>
    /// <exception cref="ArgumentException">The range ends before it begins, or the page size is out of range.</exception>
    PagedSequence<OrderView> ListHistoryPages(AccountId id, ServerTime from, ServerTime to, int ordersPerPage = 100);
}
