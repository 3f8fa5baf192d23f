using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Praxis.Areas;

/// <summary>Withdrawals to clients: asked for, then approved or cancelled by us, then carried out. Nothing is sent twice. Thread-safe.</summary>
/// <remarks>
/// Wire: contracts/payments.md b2, h. Praxis knows no idempotency key: a creation looks our order up first, every call goes out once, and after a lost answer a
/// look-up or a notification tells what became of it. An approval is asked for only while the withdrawal waits for it.
/// </remarks>
public interface IPraxisWithdrawalsArea
{
    /// <summary>Asks for a withdrawal to an instrument that Praxis knows, or tells it when the order is there already.</summary>
    /// <param name="request">What to pay out. Its reference is our order id, its destination a wallet token.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: look the order up later, or call again with the same reference.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<ClientWithdrawal> CreateAsync(WithdrawalRequest request, CancellationToken cancellationToken = default);

    /// <summary>Asks for a withdrawal, or tells it when the order is there already. A failure is a value.</summary>
    /// <param name="request">What to pay out. Its reference is our order id, its destination a wallet token.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<ClientWithdrawal>> TryCreateAsync(WithdrawalRequest request, CancellationToken cancellationToken = default);

    /// <summary>Has a withdrawal carried out. Refused without sending anything when it no longer waits for approval. The result comes by look-up or notification.</summary>
    /// <param name="withdrawal">The withdrawal.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: look the withdrawal up before anything else.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<bool> ApproveAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default);

    /// <summary>Has a withdrawal carried out. A failure is a value, also that it no longer waits for approval.</summary>
    /// <param name="withdrawal">The withdrawal.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<bool>> TryApproveAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default);

    /// <summary>Rejects a withdrawal that was not begun. True also when it is rejected or cancelled already.</summary>
    /// <param name="withdrawal">The withdrawal.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: look the withdrawal up.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<bool> CancelAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default);

    /// <summary>Rejects a withdrawal that was not begun. A failure is a value.</summary>
    /// <param name="withdrawal">The withdrawal.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<bool>> TryCancelAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default);
}
