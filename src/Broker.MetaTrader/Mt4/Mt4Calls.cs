using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Platforms;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Symbols;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt4;

/// <summary>What the neutral areas need, by the calls of MetaTrader 4.</summary>
internal sealed class Mt4Calls(MetaTraderApi api) : IPlatformCalls
{
    // ClosedOrders keeps the last ten of the session (contracts/metatrader.md 8, point 11).
    private const int MostClosed = 10;

    public ApiResponseReader<OrderView> TradeAnswer { get; } = static (in ApiResponse response) => Mt4Views.Of(Mt4Readers.Order(response));

    public async ValueTask<ApiResult<OrderListing>> TryListOpenedAsync(AccountId id, CancellationToken cancellationToken) =>
        (await api.TrySendAsync(id, Mt4Operations.OpenedOrders.About(id), Mt4Readers.Orders, cancellationToken).ConfigureAwait(false)).Select(Listing);

    public async ValueTask<ApiResult<OrderView>> TryGetOpenedAsync(AccountId id, long ticket, CancellationToken cancellationToken) =>
        UnknownTicket.AsNotFound(await api.TrySendAsync(id, Mt4Requests.Opened(id, ticket), Mt4Readers.Order, cancellationToken).ConfigureAwait(false)).Select(Mt4Views.Of);

    public async ValueTask<ApiResult<OrderListing>> TryListClosedAsync(AccountId id, CancellationToken cancellationToken) =>
        (await api.TrySendAsync(id, Mt4Operations.ClosedOrders.About(id), Mt4Readers.Orders, cancellationToken).ConfigureAwait(false))
            .Select(static orders => Listing(orders) is var all && orders.Count < MostClosed ? all : all with { IsComplete = false });

    public async ValueTask<ApiResult<OrderListing>> TryListHistoryAsync(AccountId id, ServerTime from, ServerTime to, CancellationToken cancellationToken) =>
        (await api.TrySendAsync(id, Mt4Requests.History(id, from, to), Mt4Readers.Orders, cancellationToken).ConfigureAwait(false)).Select(Listing);

    public async ValueTask<ApiResult<OrderPage>> TryListHistoryPageAsync(
        AccountId id, ServerTime from, ServerTime to, int ordersPerPage, int pageNumber, CancellationToken cancellationToken) =>
        (await api.TrySendAsync(id, Mt4Requests.HistoryPage(id, from, to, ordersPerPage, pageNumber), Mt4Readers.Page, cancellationToken).ConfigureAwait(false))
            .Select(static page => new OrderPage(Views(page.Orders ?? []), page.PagesCount, page.PageNumber));

    public async ValueTask<ApiResult<QuoteView>> TryGetQuoteAsync(AccountId id, string symbol, CancellationToken cancellationToken) =>
        (await api.TrySendAsync(id, Mt4Requests.Quote(id, symbol), Mt4Readers.Quote, cancellationToken).ConfigureAwait(false)).Select(Mt4Views.Of);

    public async ValueTask<ApiResult<IReadOnlyList<QuoteView>>> TryListQuotesAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken) =>
        (await api.TrySendAsync(id, Mt4Requests.Quotes(id, symbols), Mt4Readers.Quotes, cancellationToken).ConfigureAwait(false))
            .Select(static quotes => (IReadOnlyList<QuoteView>)[.. quotes.Select(Mt4Views.Of)]);

    public ValueTask<ApiResult<IReadOnlyList<string>>> TryListSymbolsAsync(AccountId id, CancellationToken cancellationToken) =>
        api.TrySendAsync(id, Mt4Operations.SymbolList.About(id), Answers.Texts, cancellationToken);

    public async ValueTask<ApiResult<SymbolRules>> TryGetRulesAsync(AccountId id, string symbol, CancellationToken cancellationToken) =>
        (await api.TrySendAsync(id, Mt4Requests.Params(id, symbol), Mt4Readers.Params, cancellationToken).ConfigureAwait(false))
            .Select(parameters => Mt4Views.Of(parameters, symbol));

    public ValueTask<ApiResult<ServerTimeZone>> TryGetServerTimeZoneAsync(AccountId id, CancellationToken cancellationToken) =>
        api.TrySendAsync(id, Mt4Operations.ServerTimezone.About(id), Mt4Readers.TimeZone, cancellationToken);

    // The API has no sign of a cut list here; what is certain is only that an order without a ticket proves nothing.
    private static OrderListing Listing(IReadOnlyList<Mt4Order> orders) => new(Views(orders), orders.All(static order => order.Ticket is not null));

    private static OrderView[] Views(IReadOnlyList<Mt4Order> orders) => [.. orders.Select(Mt4Views.Of)];
}
