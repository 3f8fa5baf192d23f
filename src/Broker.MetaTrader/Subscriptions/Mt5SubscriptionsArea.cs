using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Subscriptions;

/// <inheritdoc cref="IMt5SubscriptionsArea"/>
internal sealed class Mt5SubscriptionsArea(MetaTraderApi api) : IMt5SubscriptionsArea
{
    public Task SubscribeManyAsync(AccountId id, IReadOnlyCollection<string> symbols, TimeSpan? interval, bool force, CancellationToken cancellationToken = default) =>
        SendAsync(id, SubscriptionCalls.SubscribeMany(id, symbols, interval).Query("force", (bool?)force), cancellationToken);

    public Task SubscribeMarketWatchAsync(AccountId id, CancellationToken cancellationToken = default) =>
        SendAsync(id, SubscriptionOperations.SubscribeMarketWatch.About(id), cancellationToken);

    public Task SubscribeOpenedOrdersTicketsAsync(AccountId id, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        SendAsync(id, SubscriptionOperations.SubscribeOpenedOrdersTickets.About(id).Query("interval", SubscriptionCalls.Milliseconds(interval)), cancellationToken);

    public Task SubscribeOrderBookAsync(AccountId id, IReadOnlyCollection<string> symbols, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        SendAsync(
            id,
            SubscriptionOperations.SubscribeOrderBook.About(id).QueryEach("symbols", SubscriptionCalls.Symbols(symbols)).Query("interval", SubscriptionCalls.Milliseconds(interval)),
            cancellationToken);

    public Task UnsubscribeOrderBookAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default) =>
        SendAsync(id, SubscriptionOperations.UnsubscribeOrderBook.About(id).QueryEach("symbols", SubscriptionCalls.Symbols(symbols)), cancellationToken);

    public Task SubscribeOhlcAsync(AccountId id, string symbol, int timeframe, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        SendAsync(id, OfBar(SubscriptionOperations.SubscribeOhlc, id, symbol, timeframe).Query("interval", SubscriptionCalls.Seconds(interval)), cancellationToken);

    public Task UnsubscribeOhlcAsync(AccountId id, string symbol, int timeframe, CancellationToken cancellationToken = default) =>
        SendAsync(id, OfBar(SubscriptionOperations.UnsubscribeOhlc, id, symbol, timeframe), cancellationToken);

    public Task<IReadOnlyList<string>> ListSubscribedSymbolsAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, SubscriptionOperations.SubscribedSymbols.About(id), Answers.Texts, cancellationToken);

    public Task RequestTickHistoryAsync(AccountId id, string symbol, DateOnly start, CancellationToken cancellationToken = default) =>
        SendAsync(
            id,
            SubscriptionOperations.TickHistoryRequest.About(id)
                .Query("symbol", SubscriptionCalls.Symbol(symbol))
                .Query("startYear", (long?)start.Year)
                .Query("startMonth", (long?)start.Month)
                .Query("startDay", (long?)start.Day),
            cancellationToken);

    public Task StopTickHistoryAsync(AccountId id, string symbol, CancellationToken cancellationToken = default) =>
        SendAsync(id, SubscriptionOperations.TickHistoryStop.About(id).Query("symbol", SubscriptionCalls.Symbol(symbol)), cancellationToken);

    private static ApiCall OfBar(ApiOperation operation, AccountId id, string symbol, int timeframe)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeframe);
        return operation.About(id).Query("symbol", SubscriptionCalls.Symbol(symbol)).Query("timeframe", (long?)timeframe);
    }

    private Task<bool> SendAsync(AccountId id, ApiCall call, CancellationToken cancellationToken) => api.SendAsync(id, call, SubscriptionCalls.Accepted, cancellationToken);
}
