using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Mt5.Requests;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Platforms;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Symbols;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt5;

/// <summary>MetaTrader 5 for the areas that are the same on both platforms.</summary>
internal sealed class Mt5Calls(MetaTraderApi api) : IPlatformCalls
{
    /// <summary>The server keeps no more orders of a session that were closed (contracts/metatrader.md 8, point 11).</summary>
    internal const int MostClosed = 100;

    public ApiResponseReader<OrderView> TradeAnswer { get; } = Mt5TradeAnswer.Read;

    public async ValueTask<ApiResult<OrderListing>> TryListOpenedAsync(AccountId id, CancellationToken cancellationToken)
    {
        ApiResult<IReadOnlyList<Mt5Order>> result = await api.TrySendAsync(id, Mt5Operations.OpenedOrders.About(id), Mt5Answers.Orders, cancellationToken).ConfigureAwait(false);
        return result.Select(static orders => Listing(orders, isWhole: true));
    }

    public async ValueTask<ApiResult<OrderView>> TryGetOpenedAsync(AccountId id, long ticket, CancellationToken cancellationToken)
    {
        Mt5Checks.Ticket(ticket);
        ApiCall call = Mt5Operations.OpenedOrder.About(id).Query("ticket", ticket);
        ApiResult<Mt5Order> result = await api.TrySendAsync(id, call, Mt5Answers.Order, cancellationToken).ConfigureAwait(false);
        return result.Select(Mt5Views.Of);
    }

    public async ValueTask<ApiResult<OrderListing>> TryListClosedAsync(AccountId id, CancellationToken cancellationToken)
    {
        ApiResult<IReadOnlyList<Mt5Order>> result = await api.TrySendAsync(id, Mt5Operations.ClosedOrders.About(id), Mt5Answers.Orders, cancellationToken).ConfigureAwait(false);
        return result.Select(static orders => Listing(orders, isWhole: orders.Count < MostClosed));
    }

    public async ValueTask<ApiResult<OrderListing>> TryListHistoryAsync(AccountId id, ServerTime from, ServerTime to, CancellationToken cancellationToken)
    {
        Mt5Checks.Range(from, to);
        ApiCall call = Mt5Operations.OrderHistory.About(id).Query("from", from.ToString()).Query("to", to.ToString());
        ApiResult<Mt5OrderHistory> result = await api.TrySendAsync(id, call, Mt5Answers.History, cancellationToken).ConfigureAwait(false);
        return result.Select(static history => Listing(history.Orders ?? [], isWhole: history.Orders is not null && history.PartialResponse is not true));
    }

    public async ValueTask<ApiResult<OrderPage>> TryListHistoryPageAsync(
        AccountId id, ServerTime from, ServerTime to, int ordersPerPage, int pageNumber, CancellationToken cancellationToken)
    {
        var request = new Mt5HistoryPageRequest { From = from, To = to, OrdersPerPage = ordersPerPage, PageNumber = pageNumber };
        request.ThrowIfWrong();
        ApiCall call = Mt5OrdersArea.PageCall(id, request, pageNumber);
        ApiResult<Mt5HistoryPage> result = await api.TrySendAsync(id, call, Mt5Answers.Page, cancellationToken).ConfigureAwait(false);
        return result.Select(static page => new OrderPage([.. (page.Orders ?? []).Select(Mt5Views.Of)], page.PagesCount, page.PageNumber));
    }

    public async ValueTask<ApiResult<QuoteView>> TryGetQuoteAsync(AccountId id, string symbol, CancellationToken cancellationToken)
    {
        Mt5Checks.Symbol(symbol);
        ApiCall call = Mt5Operations.GetQuote.About(id).Query("symbol", symbol);
        ApiResult<Mt5Quote> result = await api.TrySendAsync(id, call, Mt5Answers.Quote, cancellationToken).ConfigureAwait(false);
        return result.Select(Mt5Views.Of);
    }

    public async ValueTask<ApiResult<IReadOnlyList<QuoteView>>> TryListQuotesAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken)
    {
        Mt5Checks.Symbols(symbols);
        ApiCall call = Mt5Operations.GetQuoteMany.About(id).QueryEach("symbols", symbols);
        ApiResult<IReadOnlyList<Mt5Quote>> result = await api.TrySendAsync(id, call, Mt5Answers.Quotes, cancellationToken).ConfigureAwait(false);
        return result.Select<IReadOnlyList<QuoteView>>(static quotes => [.. quotes.Select(Mt5Views.Of)]);
    }

    public ValueTask<ApiResult<IReadOnlyList<string>>> TryListSymbolsAsync(AccountId id, CancellationToken cancellationToken) =>
        api.TrySendAsync(id, Mt5Operations.SymbolList.About(id), Answers.Texts, cancellationToken);

    public async ValueTask<ApiResult<SymbolRules>> TryGetRulesAsync(AccountId id, string symbol, CancellationToken cancellationToken)
    {
        Mt5Checks.Symbol(symbol);
        ApiCall call = Mt5Operations.SymbolParams.About(id).Query("symbol", symbol);
        ApiResult<Mt5SymbolParams> result = await api.TrySendAsync(id, call, Mt5Answers.SymbolParams, cancellationToken).ConfigureAwait(false);
        return result.Select(parameters => Mt5Views.Of(parameters, symbol));
    }

    public ValueTask<ApiResult<ServerTimeZone>> TryGetServerTimeZoneAsync(AccountId id, CancellationToken cancellationToken) =>
        api.TrySendAsync(id, Mt5Operations.ServerTimezone.About(id), Mt5Answers.TimeZone, cancellationToken);

    private static OrderListing Listing(IReadOnlyList<Mt5Order> orders, bool isWhole) =>
        new([.. orders.Select(Mt5Views.Of)], isWhole && orders.All(static order => order.Ticket is not null));
}
