using System.Globalization;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Mt5.Requests;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt5;

/// <inheritdoc cref="IMt5OrdersArea"/>
internal sealed class Mt5OrdersArea(MetaTraderApi api) : IMt5OrdersArea
{
    private static readonly ApiResponseReader<IReadOnlyList<Mt5OrderRecord>> Records = Answers.Many<Mt5OrderRecord>();
    private static readonly ApiResponseReader<IReadOnlyList<Mt5Deal>> Deals = Answers.Many<Mt5Deal>();

    public Task<IReadOnlyList<Mt5Order>> ListOpenedAsync(
        AccountId id, Mt5OrderSort? sort = null, bool? ascending = null, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Sort(sort);
        return api.SendAsync(id, Mt5Operations.OpenedOrders.About(id).Query("sort", SortWord(sort)).Query("ascending", ascending), Mt5Answers.Orders, cancellationToken);
    }

    public Task<Mt5Order> GetOpenedAsync(AccountId id, long ticket, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Ticket(ticket);
        return api.SendAsync(id, Mt5Operations.OpenedOrder.About(id).Query("ticket", ticket), Mt5Answers.Order, cancellationToken);
    }

    public Task<IReadOnlyList<long>> ListOpenedTicketsAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.OpenedOrdersTickets.About(id), Answers.Wholes, cancellationToken);

    public Task<IReadOnlyList<Mt5Order>> ListClosedAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.ClosedOrders.About(id), Mt5Answers.Orders, cancellationToken);

    public Task<Mt5OrderHistory> GetHistoryAsync(AccountId id, Mt5HistoryRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfWrong();
        ApiCall call = Mt5Operations.OrderHistory.About(id)
            .Query("from", request.From.ToString())
            .Query("to", request.To.ToString())
            .Query("sort", SortWord(request.Sort))
            .Query("ascending", request.Ascending)
            .QueryEach("filter", request.Filter);
        return api.SendAsync(id, call, Mt5Answers.History, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5OrderRecord>> ListPendingHistoryAsync(
        AccountId id, Mt5PendingHistoryRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfWrong();
        ApiCall call = Mt5Operations.PendingOrderHistory.About(id)
            .Query("from", request.From.ToString())
            .Query("to", request.To.ToString())
            .Query("sort", SortWord(request.Sort))
            .Query("ascending", request.Ascending);
        return api.SendAsync(id, call, Records, cancellationToken);
    }

    public Task<Mt5HistoryPage> GetHistoryPageAsync(AccountId id, Mt5HistoryPageRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfWrong();
        return api.SendAsync(id, PageCall(id, request, request.PageNumber), Mt5Answers.Page, cancellationToken);
    }

    public PagedSequence<Mt5Order> ListHistoryPages(AccountId id, Mt5HistoryPageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfWrong();
        return new PagedSequence<Mt5Order>((token, cancellationToken) => ReadPageAsync(id, request, token, cancellationToken));
    }

    public Task<Mt5HistoryPage> ReleaseHistoryPagesAsync(
        AccountId id, ServerTime from, ServerTime to, int ordersPerPage, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Range(from, to);
        Mt5Checks.PageSize(ordersPerPage);
        ApiCall call = Mt5Operations.OrderHistoryPaginationRelease.About(id)
            .Query("from", from.ToString())
            .Query("to", to.ToString())
            .Query("ordersPerPage", ordersPerPage);
        return api.SendAsync(id, call, Mt5Answers.Page, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5Deal>> ListDealsByPositionAsync(AccountId id, long positionTicket, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Ticket(positionTicket);
        return api.SendAsync(id, Mt5Operations.HistoryDealsByPositionId.About(id).Query("ticket", positionTicket), Deals, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5Order>> ListHistoryPositionsAsync(
        AccountId id, IReadOnlyCollection<long> tickets, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Tickets(tickets);
        return api.SendAsync(id, Mt5Operations.HistoryPositions.About(id).QueryEach("tickets", Texts(tickets)), Mt5Answers.Orders, cancellationToken);
    }

    public Task<IReadOnlyList<Mt5Order>> ListHistoryPositionsByCloseTimeAsync(
        AccountId id, ServerTime from, ServerTime to, CancellationToken cancellationToken = default)
    {
        Mt5Checks.Range(from, to);
        return api.SendAsync(id, Mt5Operations.HistoryPositionsByCloseTime.About(id).Query("from", from.ToString()).Query("to", to.ToString()), Mt5Answers.Orders, cancellationToken);
    }

    public Task<bool> IsHistoryDownloadCompleteAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.OrderHistoryDownloadComplete.About(id), Answers.Flag, cancellationToken);

    public Task<RawAnswer> GetPositionsAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt5Operations.Positions.About(id), Answers.Raw, cancellationToken);

    internal static ApiCall PageCall(AccountId id, Mt5HistoryPageRequest request, int pageNumber) => Mt5Operations.OrderHistoryPagination.About(id)
        .Query("from", request.From.ToString())
        .Query("to", request.To.ToString())
        .Query("ordersPerPage", request.OrdersPerPage)
        .Query("pageNumber", pageNumber)
        .Query("requestAgain", request.RequestAgain)
        .Query("sort", SortWord(request.Sort))
        .Query("ascending", request.Ascending)
        .QueryEach("tickets", request.Tickets is null ? null : Texts(request.Tickets))
        .Query("ignoreDepositWithdraw", request.IgnoreDepositWithdraw);

    private static string? SortWord(Mt5OrderSort? sort) => sort switch
    {
        null => null,
        Mt5OrderSort.CloseTime => "CloseTime",
        _ => "OpenTime",
    };

    private static IEnumerable<string> Texts(IReadOnlyCollection<long> tickets) => tickets.Select(static ticket => ticket.ToString(CultureInfo.InvariantCulture));

    private async Task<Page<Mt5Order>> ReadPageAsync(AccountId id, Mt5HistoryPageRequest request, string? token, CancellationToken cancellationToken)
    {
        int number = request.PageNumber;
        if (token is not null && (!int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number == int.MaxValue))
        {
            throw new ArgumentException("The token is none of this list: it must be the number of a page.", nameof(token));
        }

        Mt5HistoryPageRequest asked = token is null ? request : request with { RequestAgain = request.RequestAgain is null ? null : false };
        Mt5HistoryPage page = await api.SendAsync(id, PageCall(id, asked, number), Mt5Answers.Page, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Mt5Order> orders = page.Orders ?? [];
        bool hasMore = page.PagesCount is { } count ? number + 1 < count : orders.Count >= request.OrdersPerPage;
        return new Page<Mt5Order>(orders, hasMore ? (number + 1).ToString(CultureInfo.InvariantCulture) : null);
    }
}
