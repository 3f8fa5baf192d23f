using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Orders;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Symbols;

namespace Broker.MetaTrader.Platforms;

/// <summary>What the areas that are the same on both platforms need of a platform. Its answers are read by the platform's own records.</summary>
internal interface IPlatformCalls
{
    /// <summary>Reads the order that a trade answers.</summary>
    ApiResponseReader<OrderView> TradeAnswer { get; }

    ValueTask<ApiResult<OrderListing>> TryListOpenedAsync(AccountId id, CancellationToken cancellationToken);

    ValueTask<ApiResult<OrderView>> TryGetOpenedAsync(AccountId id, long ticket, CancellationToken cancellationToken);

    /// <summary>Closed in this session. Complete only when fewer came than the server keeps, and never proof for an earlier session.</summary>
    ValueTask<ApiResult<OrderListing>> TryListClosedAsync(AccountId id, CancellationToken cancellationToken);

    ValueTask<ApiResult<OrderListing>> TryListHistoryAsync(AccountId id, ServerTime from, ServerTime to, CancellationToken cancellationToken);

    ValueTask<ApiResult<OrderPage>> TryListHistoryPageAsync(AccountId id, ServerTime from, ServerTime to, int ordersPerPage, int pageNumber, CancellationToken cancellationToken);

    ValueTask<ApiResult<QuoteView>> TryGetQuoteAsync(AccountId id, string symbol, CancellationToken cancellationToken);

    ValueTask<ApiResult<IReadOnlyList<QuoteView>>> TryListQuotesAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken);

    ValueTask<ApiResult<IReadOnlyList<string>>> TryListSymbolsAsync(AccountId id, CancellationToken cancellationToken);

    ValueTask<ApiResult<SymbolRules>> TryGetRulesAsync(AccountId id, string symbol, CancellationToken cancellationToken);

    ValueTask<ApiResult<ServerTimeZone>> TryGetServerTimeZoneAsync(AccountId id, CancellationToken cancellationToken);
}
