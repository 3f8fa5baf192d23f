using Broker.Core.Errors;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Subscriptions;

/// <summary>The subscriptions that only MetaTrader 4 hosts have. Thread-safe. All calls may be repeated (contracts/metatrader.md 4.2).</summary>
public interface IMt4SubscriptionsArea
{
    /// <summary>Subscribes to bars that were asked for; they arrive on the socket of quote history.</summary>
    /// <exception cref="BrokerApiException">The subscription was refused or its effect is unknown.</exception>
    Task SubscribeQuoteHistoryAsync(AccountId id, CancellationToken cancellationToken = default);
}
