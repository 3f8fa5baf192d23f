using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Platforms;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Symbols;

namespace Broker.MetaTrader.Tests.Orders;

/// <summary>A platform that answers what a test sets, and remembers what was asked.</summary>
internal sealed class FakePlatform : IPlatformCalls
{
    public List<string> Asked { get; } = [];

    public ApiError? Error { get; set; }

    public OrderListing Listing { get; set; } = new([], true);

    public Func<int, OrderPage> Page { get; set; } = _ => new OrderPage([], null, null);

    public SymbolRules Rules { get; set; } = new() { Symbol = "S" };

    public ApiResponseReader<OrderView> TradeAnswer => throw new NotSupportedException();

    public static OrderView Order(long ticket) =>
        new() { Platform = TradingPlatform.MetaTrader4, Ticket = ticket, Side = OrderSide.Buy, Kind = OrderKind.Market, Phase = OrderPhase.Open };

    public ValueTask<ApiResult<OrderListing>> TryListOpenedAsync(AccountId id, CancellationToken cancellationToken) => Answer("opened", Listing, cancellationToken);

    public ValueTask<ApiResult<OrderView>> TryGetOpenedAsync(AccountId id, long ticket, CancellationToken cancellationToken) => Answer($"opened {ticket}", Order(ticket), cancellationToken);

    public ValueTask<ApiResult<OrderListing>> TryListClosedAsync(AccountId id, CancellationToken cancellationToken) => Answer("closed", Listing, cancellationToken);

    public ValueTask<ApiResult<OrderListing>> TryListHistoryAsync(AccountId id, ServerTime from, ServerTime to, CancellationToken cancellationToken) =>
        Answer($"history {from} {to}", Listing, cancellationToken);

    public ValueTask<ApiResult<OrderPage>> TryListHistoryPageAsync(
        AccountId id, ServerTime from, ServerTime to, int ordersPerPage, int pageNumber, CancellationToken cancellationToken) =>
        Answer($"page {pageNumber} of {ordersPerPage}", Page(pageNumber), cancellationToken);

    public ValueTask<ApiResult<QuoteView>> TryGetQuoteAsync(AccountId id, string symbol, CancellationToken cancellationToken) =>
        Answer($"quote {symbol}", new QuoteView { Symbol = symbol }, cancellationToken);

    public ValueTask<ApiResult<IReadOnlyList<QuoteView>>> TryListQuotesAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<QuoteView>>($"quotes {string.Join(',', symbols)}", [.. symbols.Select(symbol => new QuoteView { Symbol = symbol })], cancellationToken);

    public ValueTask<ApiResult<IReadOnlyList<string>>> TryListSymbolsAsync(AccountId id, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<string>>("symbols", ["A"], cancellationToken);

    public ValueTask<ApiResult<SymbolRules>> TryGetRulesAsync(AccountId id, string symbol, CancellationToken cancellationToken) => Answer($"rules {symbol}", Rules, cancellationToken);

    public ValueTask<ApiResult<ServerTimeZone>> TryGetServerTimeZoneAsync(AccountId id, CancellationToken cancellationToken) =>
        Answer("zone", new ServerTimeZone(TimeSpan.FromHours(2)), cancellationToken);

    public static ApiError Failure(ErrorKind kind, string? code) => new() { System = "metatrader", Operation = "X", Kind = kind, Outcome = Outcome.Refused, Code = code };

    private ValueTask<ApiResult<T>> Answer<T>(string asked, T value, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add(asked);
        return new(Error is null ? new ApiResult<T>(value) : new ApiResult<T>(Error));
    }
}
