using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Ports;

/// <summary>Withdrawals to clients through one provider. A failure is a value; what the provider does not have is refused without sending anything, see <see cref="NotSupported"/>. Thread-safe.</summary>
/// <remarks>contracts/payments.md c3, h: repeated only with a key the provider honours; without one, a lost answer is <c>Unresolved</c> and a person decides.</remarks>
public interface IClientWithdrawalsPort
{
    /// <summary>Asks for a withdrawal.</summary>
    /// <param name="request">What to pay out.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<ClientWithdrawal>> TryCreateAsync(WithdrawalRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads a withdrawal back.</summary>
    /// <param name="withdrawal">The withdrawal.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<ClientWithdrawal>> TryGetAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default);

    /// <summary>Approves a withdrawal that waits for it. The result comes with its next read or event.</summary>
    /// <param name="withdrawal">The withdrawal.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<bool>> TryApproveAsync(WithdrawalId withdrawal, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Takes a withdrawal back that was not carried out. The result comes with its next read or event.</summary>
    /// <param name="withdrawal">The withdrawal.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<bool>> TryCancelAsync(WithdrawalId withdrawal, OperationKey key, CancellationToken cancellationToken = default);
}
