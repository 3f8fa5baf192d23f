using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Results;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Refunds to the instrument that paid. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3, h.</remarks>
public interface IRefundsArea
{
    /// <summary>Makes a refund. Every try carries <paramref name="key"/>, so it is made once.</summary>
    /// <param name="request">What to refund.</param>
    /// <param name="key">The key of the business operation, stored before the call. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; the refund may then have been made.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it was made; repeat with the same key or read the payment's refunds, never a new key.</exception>
    /// <exception cref="ConflictException">The payment is already refunded or disputed.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency.</exception>
    Task<Refund> CreateAsync(RefundRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Makes a refund; any failure is a value.</summary>
    /// <param name="request">What to refund.</param>
    /// <param name="key">The key of the business operation, stored before the call.</param>
    /// <param name="cancellationToken">Ends the wait; the refund may then have been made.</param>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency.</exception>
    ValueTask<ApiResult<Refund>> TryCreateAsync(RefundRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads a refund.</summary>
    /// <exception cref="NotFoundException">There is no such refund in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Refund> GetAsync(RefundId refund, CancellationToken cancellationToken = default);

    /// <summary>Reads a refund; any failure is a value.</summary>
    ValueTask<ApiResult<Refund>> TryGetAsync(RefundId refund, CancellationToken cancellationToken = default);

    /// <summary>Lists the refunds of one payment, newest first. Each carries the key it was made with as metadata <c>broker_operation</c>.</summary>
    PagedSequence<Refund> ListAsync(PaymentId payment);
}
