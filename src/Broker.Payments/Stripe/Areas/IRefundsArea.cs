using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Results;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Refunds to the instrument that paid. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3, h.</remarks>
public interface IRefundsArea
{
    /// <summary>Makes a refund. It is made once, whatever happens on the way.</summary>
    /// <param name="request">What to refund.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ConflictException">The payment is already refunded or disputed.</exception>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency, or the key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Refund> CreateAsync(RefundRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Makes a refund. It is made once, whatever happens on the way. Any failure is a value.</summary>
    /// <param name="request">What to refund.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency, or the key is empty.</exception>
    ValueTask<ApiResult<Refund>> TryCreateAsync(RefundRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads a refund.</summary>
    /// <param name="refund">The refund.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such thing in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Refund> GetAsync(RefundId refund, CancellationToken cancellationToken = default);

    /// <summary>Reads a refund. Any failure is a value.</summary>
    /// <param name="refund">The refund.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<Refund>> TryGetAsync(RefundId refund, CancellationToken cancellationToken = default);

    /// <summary>Changes the pairs that travel with a refund.</summary>
    /// <param name="refund">The refund.</param>
    /// <param name="metadata">Pairs to set; an empty value removes the pair.</param>
    /// <param name="key">The key of the business operation: every try carries it. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Refund> UpdateAsync(RefundId refund, IReadOnlyDictionary<string, string> metadata, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Takes back a refund that waits for the payer (<c>RequiresAction</c>); no other can be.</summary>
    /// <param name="refund">The refund.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Refund> CancelAsync(RefundId refund, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Takes back a refund that waits for the payer (<c>RequiresAction</c>); no other can be. Any failure is a value.</summary>
    /// <param name="refund">The refund.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    ValueTask<ApiResult<Refund>> TryCancelAsync(RefundId refund, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Lists the refunds of one payment, newest first. Each carries the key it was made with as metadata <c>broker_operation</c>.</summary>
    /// <param name="payment">The payment.</param>
    PagedSequence<Refund> ListAsync(PaymentId payment);

    /// <summary>Lists refunds, newest first.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    PagedSequence<Refund> ListAsync(StripeRefundFilter? filter = null);
}
