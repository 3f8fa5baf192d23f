using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Ports;

/// <summary>Payments of one provider. A failure is a value; what the provider does not have is refused without sending anything, see <see cref="NotSupported"/>. Thread-safe.</summary>
/// <remarks>contracts/payments.md c1.</remarks>
public interface IPaymentsPort
{
    /// <summary>Makes a payment. A decline is a failure of kind <see cref="Broker.Core.Errors.ErrorKind.Refused"/>, or a payment in state <c>Failed</c> where the provider answers so.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<Payment>> TryCreateAsync(PaymentRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads a payment back.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<Payment>> TryGetAsync(PaymentId payment, CancellationToken cancellationToken = default);

    /// <summary>Captures authorised money.</summary>
    /// <param name="request">What to capture.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<PaymentModification>> TryCaptureAsync(CaptureRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Gives authorised money free.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<PaymentModification>> TryCancelAsync(PaymentId payment, OperationKey key, CancellationToken cancellationToken = default);
}
