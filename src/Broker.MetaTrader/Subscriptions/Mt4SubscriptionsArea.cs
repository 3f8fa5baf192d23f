using Broker.Core.Identity;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Subscriptions;

/// <inheritdoc cref="IMt4SubscriptionsArea"/>
internal sealed class Mt4SubscriptionsArea(MetaTraderApi api) : IMt4SubscriptionsArea
{
    public Task SubscribeQuoteHistoryAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, SubscriptionOperations.SubscribeQuoteHistory.About(id), SubscriptionCalls.Accepted, cancellationToken);
}
