using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Ports;

/// <summary>Refunds of one provider. A failure is a value; what the provider does not have is refused without sending anything, see <see cref="NotSupported"/>. Thread-safe.</summary>
/// <remarks>contracts/payments.md c3.</remarks>
public interface IRefundsPort
{
    /// <summary>Makes a refund.</summary>
    /// <param name="request">What to refund.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<Refund>> TryCreateAsync(RefundRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads a refund back.</summary>
    /// <param name="refund">The refund.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<Refund>> TryGetAsync(RefundId refund, CancellationToken cancellationToken = default);

    /// <summary>Lists the refunds of one payment.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<IReadOnlyList<Refund>>> TryListAsync(PaymentId payment, CancellationToken cancellationToken = default);
}
