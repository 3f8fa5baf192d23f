using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Platforms;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Symbols;

namespace Broker.MetaTrader.Tests.Streams;

/// <summary>The calls of a platform that streams use to catch up.</summary>
internal sealed class PlatformScript : IPlatformCalls
{
    public Func<string, ApiResult<QuoteView>> Quote { get; set; } = static symbol => new ApiResult<QuoteView>(new QuoteView { Symbol = symbol, Bid = 2 });

    public Func<IReadOnlyCollection<string>, ApiResult<IReadOnlyList<QuoteView>>> Quotes { get; set; } =
        static symbols => new ApiResult<IReadOnlyList<QuoteView>>([.. symbols.Select(static symbol => new QuoteView { Symbol = symbol, Bid = 2 })]);

    public Func<ApiResult<OrderListing>> Opened { get; set; } = static () => new ApiResult<OrderListing>(new OrderListing([], true));

    public int Reads { get; private set; }

    public ApiResponseReader<OrderView> TradeAnswer => throw new NotSupportedException();

    public static ApiError Error(ErrorKind kind, string? code = null, int? status = null, bool isTransient = false) => new()
    {
        System = "metatrader",
        Operation = "GetQuote",
        Kind = kind,
        Outcome = Outcome.Refused,
        Code = code,
        CodeIsListed = code is not null,
        Status = status,
        IsTransient = isTransient,
    };

    public ValueTask<ApiResult<OrderListing>> TryListOpenedAsync(AccountId id, CancellationToken cancellationToken)
    {
        Reads++;
        return new(Opened());
    }

    public ValueTask<ApiResult<QuoteView>> TryGetQuoteAsync(AccountId id, string symbol, CancellationToken cancellationToken)
    {
        Reads++;
        return new(Quote(symbol));
    }

    public ValueTask<ApiResult<IReadOnlyList<QuoteView>>> TryListQuotesAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken)
    {
        Reads++;
        return new(Quotes(symbols));
    }

    public ValueTask<ApiResult<OrderView>> TryGetOpenedAsync(AccountId id, long ticket, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ApiResult<OrderListing>> TryListClosedAsync(AccountId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ApiResult<OrderListing>> TryListHistoryAsync(AccountId id, ServerTime from, ServerTime to, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ApiResult<OrderPage>> TryListHistoryPageAsync(AccountId id, ServerTime from, ServerTime to, int ordersPerPage, int pageNumber, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<ApiResult<IReadOnlyList<string>>> TryListSymbolsAsync(AccountId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ApiResult<SymbolRules>> TryGetRulesAsync(AccountId id, string symbol, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<ApiResult<ServerTimeZone>> TryGetServerTimeZoneAsync(AccountId id, CancellationToken cancellationToken) => throw new NotSupportedException();
}
