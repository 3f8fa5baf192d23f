using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Platforms;

namespace Broker.MetaTrader.Orders;

/// <inheritdoc cref="IOrdersArea"/>
internal sealed class OrdersArea(IPlatformCalls platform) : IOrdersArea
{
    public async Task<IReadOnlyList<OrderView>> ListOpenedAsync(AccountId id, CancellationToken cancellationToken = default) =>
        (await platform.TryListOpenedAsync(id, cancellationToken).ConfigureAwait(false)).Value.Orders;

    public async Task<OrderView> GetOpenedAsync(AccountId id, long ticket, CancellationToken cancellationToken = default) =>
        UnknownTicket.AsNotFound(await platform.TryGetOpenedAsync(id, ticket, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<IReadOnlyList<OrderView>> ListClosedAsync(AccountId id, CancellationToken cancellationToken = default) =>
        (await platform.TryListClosedAsync(id, cancellationToken).ConfigureAwait(false)).Value.Orders;

    public async Task<OrderListing> ListHistoryAsync(AccountId id, ServerTime from, ServerTime to, CancellationToken cancellationToken = default)
    {
        HistoryRange.Check(from, to);
        return (await platform.TryListHistoryAsync(id, from, to, cancellationToken).ConfigureAwait(false)).Value;
    }

    public PagedSequence<OrderView> ListHistoryPages(AccountId id, ServerTime from, ServerTime to, int ordersPerPage = 100)
    {
        HistoryRange.Check(from, to);
        HistoryRange.CheckPageSize(ordersPerPage);
        return new(async (token, cancellationToken) =>
        {
            int number = PageTokens.Read(token);
            OrderPage page = (await platform.TryListHistoryPageAsync(id, from, to, ordersPerPage, number, cancellationToken).ConfigureAwait(false)).Value;
            return new Page<OrderView>(page.Orders, PageTokens.Next(number, page.PagesCount, page.Orders.Count, ordersPerPage));
        });
    }
}
