using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Platforms;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Symbols;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Tests.Trading;

/// <summary>The reads that trading needs, over the scripted wire: listings are bare lists on both platforms here.</summary>
internal sealed class WirePlatform(MetaTraderApi api, TradingPlatform platform) : IPlatformCalls
{
    private static readonly ApiResponseReader<Mt5Order> One5 = Answers.One<Mt5Order>();
    private static readonly ApiResponseReader<Mt4Order> One4 = Answers.One<Mt4Order>();
    private static readonly ApiResponseReader<IReadOnlyList<Mt5Order>> Many5 = Answers.Many<Mt5Order>();
    private static readonly ApiResponseReader<IReadOnlyList<Mt4Order>> Many4 = Answers.Many<Mt4Order>();

    public bool OpenedIsPartial { get; set; }

    public bool HistoryIsPartial { get; set; }

    public (ServerTime From, ServerTime To)? HistoryAsked { get; private set; }

    public ApiResponseReader<OrderView> TradeAnswer => platform == TradingPlatform.MetaTrader5
        ? (in ApiResponse response) => Mt5Views.Of(One5(response))
        : (in ApiResponse response) => Mt4Views.Of(One4(response));

    public ValueTask<ApiResult<OrderListing>> TryListOpenedAsync(AccountId id, CancellationToken cancellationToken) => ListAsync("OpenedOrders", id, OpenedIsPartial, cancellationToken);

    public ValueTask<ApiResult<OrderView>> TryGetOpenedAsync(AccountId id, long ticket, CancellationToken cancellationToken) =>
        api.TrySendAsync(id, Read("OpenedOrder").About(id).Query("ticket", ticket), TradeAnswer, cancellationToken);

    public ValueTask<ApiResult<OrderListing>> TryListClosedAsync(AccountId id, CancellationToken cancellationToken) => ListAsync("ClosedOrders", id, false, cancellationToken);

    public ValueTask<ApiResult<OrderListing>> TryListHistoryAsync(AccountId id, ServerTime from, ServerTime to, CancellationToken cancellationToken)
    {
        HistoryAsked = (from, to);
        return ListAsync("OrderHistory", id, HistoryIsPartial, cancellationToken);
    }

    public ValueTask<ApiResult<ServerTimeZone>> TryGetServerTimeZoneAsync(AccountId id, CancellationToken cancellationToken) =>
        api.TrySendAsync(id, Read("ServerTimezone").About(id), static (in ApiResponse response) => ServerTimeZone.FromWire(Answers.Number(response)), cancellationToken);

    public ValueTask<ApiResult<OrderPage>> TryListHistoryPageAsync(AccountId id, ServerTime from, ServerTime to, int ordersPerPage, int pageNumber, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ApiResult<QuoteView>> TryGetQuoteAsync(AccountId id, string symbol, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ApiResult<IReadOnlyList<QuoteView>>> TryListQuotesAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ApiResult<IReadOnlyList<string>>> TryListSymbolsAsync(AccountId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ApiResult<SymbolRules>> TryGetRulesAsync(AccountId id, string symbol, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static ApiOperation Read(string name) => new(name, HttpMethod.Get, "/" + name, RetrySafety.Read);

    private async ValueTask<ApiResult<OrderListing>> ListAsync(string name, AccountId id, bool partial, CancellationToken cancellationToken)
    {
        ApiCall call = Read(name).About(id);
        ApiResult<IReadOnlyList<OrderView>> views = platform == TradingPlatform.MetaTrader5
            ? (await api.TrySendAsync(id, call, Many5, cancellationToken)).Select(static orders => (IReadOnlyList<OrderView>)[.. orders.Select(Mt5Views.Of)])
            : (await api.TrySendAsync(id, call, Many4, cancellationToken)).Select(static orders => (IReadOnlyList<OrderView>)[.. orders.Select(Mt4Views.Of)]);
        return views.Select(orders => new OrderListing(orders, !partial && orders.All(static order => order.Ticket is not null)));
    }
}
