using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Results;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Pages of Stripe on which payers pay. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3.</remarks>
public interface ICheckoutArea
{
    /// <summary>Makes a page and tells its address.</summary>
    /// <param name="request">What the page is for.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency, or the key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeCheckoutSession> CreateAsync(StripeCheckoutRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Makes a page and tells its address. Any failure is a value.</summary>
    /// <param name="request">What the page is for.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency, or the key is empty.</exception>
    ValueTask<ApiResult<StripeCheckoutSession>> TryCreateAsync(StripeCheckoutRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads a page.</summary>
    /// <param name="sessionId">The page, <c>cs_...</c>.</param>
    /// <param name="expand">What to send whole and not as an id, up to four levels deep; null for ids only.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such thing in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeCheckoutSession> GetAsync(string sessionId, IReadOnlyList<string>? expand = null, CancellationToken cancellationToken = default);

    /// <summary>Lists pages, newest first.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    PagedSequence<StripeCheckoutSession> ListAsync(StripeCheckoutFilter? filter = null);

    /// <summary>Ends an open page, so that nobody can pay on it any more.</summary>
    /// <param name="sessionId">The page, <c>cs_...</c>.</param>
    /// <param name="key">The key of the business operation: every try carries it. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeCheckoutSession> ExpireAsync(string sessionId, OperationKey? key, CancellationToken cancellationToken = default);
}
