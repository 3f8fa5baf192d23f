using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Ports;

/// <summary>Disputes at one provider. A failure is a value; what the provider does not have is refused without sending anything, see <see cref="NotSupported"/>. Thread-safe.</summary>
/// <remarks>contracts/payments.md c3, h: saving evidence may be repeated, submitting is final and happens once.</remarks>
public interface IDisputesPort
{
    /// <summary>Reads a dispute back.</summary>
    /// <param name="dispute">The provider's id of the dispute.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<Dispute>> TryGetAsync(string dispute, CancellationToken cancellationToken = default);

    /// <summary>Lists the disputes about one payment.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<IReadOnlyList<Dispute>>> TryListAsync(PaymentId payment, CancellationToken cancellationToken = default);

    /// <summary>Saves or submits evidence.</summary>
    /// <param name="evidence">The answer.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<bool>> TryAnswerAsync(DisputeEvidence evidence, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Gives a dispute up. Final.</summary>
    /// <param name="dispute">The provider's id of the dispute.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<bool>> TryAcceptAsync(string dispute, OperationKey key, CancellationToken cancellationToken = default);
}
