using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Results;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt4;

/// <inheritdoc cref="IMt4OrdersArea"/>
internal sealed class Mt4OrdersArea(MetaTraderApi api) : IMt4OrdersArea
{
    public Task<IReadOnlyList<Mt4Order>> ListOpenedAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Operations.OpenedOrders.About(id), Mt4Readers.Orders, cancellationToken);

    public async Task<Mt4Order> GetOpenedAsync(AccountId id, long ticket, CancellationToken cancellationToken = default)
    {
        ApiResult<Mt4Order> result = await api.TrySendAsync(id, Mt4Requests.Opened(id, ticket), Mt4Readers.Order, cancellationToken).ConfigureAwait(false);
        return UnknownTicket.AsNotFound(result).Value;
    }

    public Task<IReadOnlyList<Mt4Order>> ListClosedAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Operations.ClosedOrders.About(id), Mt4Readers.Orders, cancellationToken);

    public Task<IReadOnlyList<Mt4Order>> ListHistoryAsync(AccountId id, ServerTime from, ServerTime? to = null, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Requests.History(id, from, to), Mt4Readers.Orders, cancellationToken);

    public Task<Mt4OrderPage> GetHistoryPageAsync(
        AccountId id, ServerTime from, ServerTime? to = null, int ordersPerPage = 100, int pageNumber = 0, bool requestAgain = false, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Requests.HistoryPage(id, from, to, ordersPerPage, pageNumber, requestAgain), Mt4Readers.Page, cancellationToken);

    public PagedSequence<Mt4Order> ListHistoryPages(AccountId id, ServerTime from, ServerTime? to = null, int ordersPerPage = 100)
    {
        HistoryRange.Check(from, to);
        HistoryRange.CheckPageSize(ordersPerPage);
        return new(async (token, cancellationToken) =>
        {
            int number = PageTokens.Read(token);
            Mt4OrderPage page = await GetHistoryPageAsync(id, from, to, ordersPerPage, number, cancellationToken: cancellationToken).ConfigureAwait(false);
            IReadOnlyList<Mt4Order> orders = page.Orders ?? [];
            return new Page<Mt4Order>(orders, PageTokens.Next(number, page.PagesCount, orders.Count, ordersPerPage));
        });
    }

    public Task<RawAnswer> GetHistoryPositionsAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Operations.HistoryPositions.About(id), Answers.Raw, cancellationToken);
}
