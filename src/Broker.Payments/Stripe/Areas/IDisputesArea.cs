using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Results;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Disputes about payments. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3, c3, h.</remarks>
public interface IDisputesArea
{
    /// <summary>Lists the disputes of one payment, newest first.</summary>
    /// <param name="payment">The payment.</param>
    PagedSequence<Dispute> ListAsync(PaymentId payment);

    /// <summary>Lists disputes, newest first.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    PagedSequence<Dispute> ListAsync(StripeDisputeFilter? filter = null);

    /// <summary>Reads a dispute.</summary>
    /// <param name="disputeId">The dispute, <c>dp_...</c> or <c>du_...</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such thing in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Dispute> GetAsync(string disputeId, CancellationToken cancellationToken = default);

    /// <summary>Reads a dispute. Any failure is a value.</summary>
    /// <param name="disputeId">The dispute, <c>dp_...</c> or <c>du_...</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<Dispute>> TryGetAsync(string disputeId, CancellationToken cancellationToken = default);

    /// <summary>Saves evidence, or submits it. Saving is repeated under the key; submitting is final and goes out once, whatever happens.</summary>
    /// <param name="evidence">The answer: texts and ids of files by Stripe's field names; an empty text clears.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The dispute or the key is empty, or a reason code is given, which Stripe does not ask for.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Dispute> UpdateAsync(DisputeEvidence evidence, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Saves evidence, or submits it. Saving is repeated under the key; submitting is final and goes out once, whatever happens. Any failure is a value.</summary>
    /// <param name="evidence">The answer: texts and ids of files by Stripe's field names; an empty text clears.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The dispute or the key is empty, or a reason code is given, which Stripe does not ask for.</exception>
    ValueTask<ApiResult<Dispute>> TryUpdateAsync(DisputeEvidence evidence, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Gives a dispute up, which counts as lost. Final: it goes out once, whatever happens.</summary>
    /// <param name="disputeId">The dispute, <c>dp_...</c> or <c>du_...</c>.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Dispute> CloseAsync(string disputeId, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Gives a dispute up, which counts as lost. Final: it goes out once, whatever happens. Any failure is a value.</summary>
    /// <param name="disputeId">The dispute, <c>dp_...</c> or <c>du_...</c>.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    ValueTask<ApiResult<Dispute>> TryCloseAsync(string disputeId, OperationKey key, CancellationToken cancellationToken = default);
}
