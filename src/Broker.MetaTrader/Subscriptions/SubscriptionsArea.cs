using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Subscriptions;

/// <inheritdoc cref="ISubscriptionsArea"/>
internal sealed class SubscriptionsArea(MetaTraderApi api) : ISubscriptionsArea
{
    public Task SubscribeAsync(AccountId id, string symbol, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        SendAsync(id, SubscriptionCalls.Subscribe(id, symbol, interval), cancellationToken);

    public Task SubscribeManyAsync(AccountId id, IReadOnlyCollection<string> symbols, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        SendAsync(id, SubscriptionCalls.SubscribeMany(id, symbols, interval), cancellationToken);

    public Task UnsubscribeAsync(AccountId id, string symbol, CancellationToken cancellationToken = default) =>
        SendAsync(id, SubscriptionOperations.UnSubscribe.About(id).Query("symbol", SubscriptionCalls.Symbol(symbol)), cancellationToken);

    public Task UnsubscribeManyAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default) =>
        SendAsync(id, SubscriptionOperations.UnSubscribeMany.About(id).QueryEach("symbols", SubscriptionCalls.Symbols(symbols)), cancellationToken);

    public Task SubscribeTickValueAsync(AccountId id, string symbol, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        SendAsync(
            id,
            SubscriptionOperations.SubscribeTickValue.About(id).Query("symbol", SubscriptionCalls.Symbol(symbol)).Query("interval", SubscriptionCalls.Milliseconds(interval)),
            cancellationToken);

    public Task SubscribeOrderProfitAsync(AccountId id, CancellationToken cancellationToken = default) =>
        SendAsync(id, SubscriptionOperations.SubscribeOrderProfit.About(id), cancellationToken);

    public Task SubscribeOrderUpdateAsync(AccountId id, CancellationToken cancellationToken = default) =>
        SendAsync(id, SubscriptionOperations.SubscribeOrderUpdate.About(id), cancellationToken);

    private Task<bool> SendAsync(AccountId id, ApiCall call, CancellationToken cancellationToken) => api.SendAsync(id, call, SubscriptionCalls.Accepted, cancellationToken);
}
