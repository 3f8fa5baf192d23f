using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Results;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Subscriptions. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3, c2.</remarks>
public interface ISubscriptionsArea
{
    /// <summary>Makes a subscription. A declined first payment is a failure of kind <see cref="ErrorKind.Refused"/>, or a subscription in state <c>Incomplete</c>.</summary>
    /// <param name="request">What to charge each period.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">There are no items, or the key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Subscription> CreateAsync(SubscriptionRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Makes a subscription. A declined first payment is a failure of kind <see cref="ErrorKind.Refused"/>, or a subscription in state <c>Incomplete</c>. Any failure is a value.</summary>
    /// <param name="request">What to charge each period.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">There are no items, or the key is empty.</exception>
    ValueTask<ApiResult<Subscription>> TryCreateAsync(SubscriptionRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such thing in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Subscription> GetAsync(SubscriptionId subscription, CancellationToken cancellationToken = default);

    /// <summary>Reads a subscription. Any failure is a value.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<Subscription>> TryGetAsync(SubscriptionId subscription, CancellationToken cancellationToken = default);

    /// <summary>Changes a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="change">What to change.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Subscription> UpdateAsync(SubscriptionId subscription, StripeSubscriptionUpdate change, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Changes a subscription. Any failure is a value.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="change">What to change.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    ValueTask<ApiResult<Subscription>> TryUpdateAsync(SubscriptionId subscription, StripeSubscriptionUpdate change, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends a subscription now. Deletions carry no key: they are repeated freely, and when a repeat finds nothing, the subscription is read to learn whether it
    /// has ended.
    /// </summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="prorate">True credits the unused part of the period. Default false.</param>
    /// <param name="invoiceNow">True charges what is left to charge at once. Default false.</param>
    /// <param name="cancellationToken">Ends the wait; the subscription may then have ended.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it has ended: read it.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Subscription> CancelAsync(SubscriptionId subscription, bool prorate = false, bool invoiceNow = false, CancellationToken cancellationToken = default);

    /// <summary>Ends a subscription now as <see cref="CancelAsync"/> does. Any failure is a value.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="prorate">True credits the unused part of the period. Default false.</param>
    /// <param name="invoiceNow">True charges what is left to charge at once. Default false.</param>
    /// <param name="cancellationToken">Ends the wait; the subscription may then have ended.</param>
    ValueTask<ApiResult<Subscription>> TryCancelAsync(SubscriptionId subscription, bool prorate = false, bool invoiceNow = false, CancellationToken cancellationToken = default);

    /// <summary>Lets a paused subscription run again.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Subscription> ResumeAsync(SubscriptionId subscription, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Lets a paused subscription run again. Any failure is a value.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    ValueTask<ApiResult<Subscription>> TryResumeAsync(SubscriptionId subscription, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Pauses a subscription. Needs a version and an account that have it.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Subscription> PauseAsync(SubscriptionId subscription, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Pauses a subscription. Needs a version and an account that have it. Any failure is a value.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    ValueTask<ApiResult<Subscription>> TryPauseAsync(SubscriptionId subscription, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Lists subscriptions, newest first.</summary>
    /// <param name="filter">Which ones; null for all that are not canceled.</param>
    PagedSequence<Subscription> ListAsync(StripeSubscriptionFilter? filter = null);

    /// <summary>Finds subscriptions.</summary>
    /// <param name="query">The query in Stripe's language, for example <c>metadata['broker_client_id']:'client-1'</c>.</param>
    /// <remarks>Lags behind writes by a minute or more: never look here for what was just written. 20 calls a second (contracts/payments.md a4).</remarks>
    PagedSequence<Subscription> SearchAsync(string query);
}
