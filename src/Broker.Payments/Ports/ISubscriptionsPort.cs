using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Ports;

/// <summary>Subscriptions of one provider. A failure is a value; what the provider does not have is refused without sending anything, see <see cref="NotSupported"/>. Thread-safe.</summary>
/// <remarks>contracts/payments.md c2.</remarks>
public interface ISubscriptionsPort
{
    /// <summary>Makes a subscription.</summary>
    /// <param name="request">What to charge each period.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<Subscription>> TryCreateAsync(SubscriptionRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads a subscription back.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<Subscription>> TryGetAsync(SubscriptionId subscription, CancellationToken cancellationToken = default);

    /// <summary>Ends a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="atPeriodEnd">True to let the present period run out, false to end it now.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<Subscription>> TryCancelAsync(SubscriptionId subscription, bool atPeriodEnd, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Lets a paused subscription run again.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<Subscription>> TryResumeAsync(SubscriptionId subscription, OperationKey key, CancellationToken cancellationToken = default);
}
