using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Subscriptions;
using Broker.MetaTrader.Symbols;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt4;

/// <inheritdoc cref="IMt4HistoryArea"/>
internal sealed class Mt4HistoryArea(MetaTraderApi api) : IMt4HistoryArea
{
    public Task<IReadOnlyList<Mt4Bar>> ListBarsAsync(
        AccountId id, string symbol, Mt4Timeframe timeframe, ServerTime from, int count, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Bars(Mt4Operations.QuoteHistory, id, [SymbolNames.Check(symbol)], timeframe, from, count), Mt4Readers.Bars, cancellationToken);

    public Task<IReadOnlyList<Mt4SymbolBars>> ListBarsOfManyAsync(
        AccountId id, IReadOnlyCollection<string> symbols, Mt4Timeframe timeframe, ServerTime from, int count, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Bars(Mt4Operations.QuoteHistoryMany, id, SymbolNames.CheckAny(symbols), timeframe, from, count), Mt4Readers.BarsMany, cancellationToken);

    public Task RequestBarsAsync(AccountId id, string symbol, Mt4Timeframe timeframe, ServerTime from, int count, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Bars(Mt4Operations.RequestQuoteHistory, id, [SymbolNames.Check(symbol)], timeframe, from, count), SubscriptionCalls.Accepted, cancellationToken);

    private static ApiCall Bars(ApiOperation operation, AccountId id, IEnumerable<string> symbols, Mt4Timeframe timeframe, ServerTime from, int count)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(timeframe.Value, nameof(timeframe));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return operation.About(id).QueryEach("symbol", symbols).Query("timeframe", timeframe.Value).Query("from", from.ToString()).Query("count", count);
    }
}
