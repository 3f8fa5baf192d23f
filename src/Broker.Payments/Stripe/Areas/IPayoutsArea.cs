using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Results;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Payouts of the account's own money to its own bank. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a8. No withdrawals of clients.</remarks>
public interface IPayoutsArea
{
    /// <summary>Makes a payout by hand.</summary>
    /// <param name="request">What to pay out.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency, or the key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<SettlementPayout> CreateAsync(StripePayoutRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Makes a payout by hand. Any failure is a value.</summary>
    /// <param name="request">What to pay out.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency, or the key is empty.</exception>
    ValueTask<ApiResult<SettlementPayout>> TryCreateAsync(StripePayoutRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads a payout.</summary>
    /// <param name="payout">The payout.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such thing in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<SettlementPayout> GetAsync(SettlementPayoutId payout, CancellationToken cancellationToken = default);

    /// <summary>Reads a payout. Any failure is a value.</summary>
    /// <param name="payout">The payout.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<SettlementPayout>> TryGetAsync(SettlementPayoutId payout, CancellationToken cancellationToken = default);

    /// <summary>Takes a pending payout back.</summary>
    /// <param name="payout">The payout.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<SettlementPayout> CancelAsync(SettlementPayoutId payout, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Takes a pending payout back. Any failure is a value.</summary>
    /// <param name="payout">The payout.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    ValueTask<ApiResult<SettlementPayout>> TryCancelAsync(SettlementPayoutId payout, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Undoes a payout by another one, which is returned.</summary>
    /// <param name="payout">The payout.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<SettlementPayout> ReverseAsync(SettlementPayoutId payout, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Undoes a payout by another one, which is returned. Any failure is a value.</summary>
    /// <param name="payout">The payout.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    ValueTask<ApiResult<SettlementPayout>> TryReverseAsync(SettlementPayoutId payout, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Lists payouts, newest first.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    PagedSequence<SettlementPayout> ListAsync(StripePayoutFilter? filter = null);
}
