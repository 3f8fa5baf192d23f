using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Core.Monetary;

namespace Broker.Payments.Adyen.Areas;

/// <summary>Transfers: withdrawals to clients out of a balance account. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md b, c3, h.</remarks>
public interface IAdyenTransfersArea
{
    /// <summary>Asks for a transfer to a bank account that Adyen knows as a transfer instrument.</summary>
    /// <param name="request">What to pay out; the destination is a transfer instrument of Adyen's.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<ClientWithdrawal> CreateAsync(WithdrawalRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Asks for a transfer to a bank account that Adyen knows as a transfer instrument. A failure is a value.</summary>
    /// <param name="request">What to pay out; the destination is a transfer instrument of Adyen's.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<ClientWithdrawal>> TryCreateAsync(WithdrawalRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Reads a transfer back.</summary>
    /// <param name="withdrawal">The transfer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<ClientWithdrawal> GetAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default);

    /// <summary>Reads a transfer back. A failure is a value.</summary>
    /// <param name="withdrawal">The transfer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<ClientWithdrawal>> TryGetAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default);

    /// <summary>Approves a transfer that waits for it.</summary>
    /// <param name="withdrawal">The transfer.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<bool> ApproveAsync(WithdrawalId withdrawal, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Approves a transfer that waits for it. A failure is a value.</summary>
    /// <param name="withdrawal">The transfer.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<bool>> TryApproveAsync(WithdrawalId withdrawal, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Takes a transfer back that was not carried out.</summary>
    /// <param name="withdrawal">The transfer.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<bool> CancelAsync(WithdrawalId withdrawal, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Takes a transfer back that was not carried out. A failure is a value.</summary>
    /// <param name="withdrawal">The transfer.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<bool>> TryCancelAsync(WithdrawalId withdrawal, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Gives money back that came in by a transfer.</summary>
    /// <param name="withdrawal">The transfer.</param>
    /// <param name="amount">How much.</param>
    /// <param name="reference">Our own reference of the change, at most 80 characters; null for none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<bool> ReturnAsync(WithdrawalId withdrawal, Money amount, string? reference, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Gives money back that came in by a transfer. A failure is a value.</summary>
    /// <param name="withdrawal">The transfer.</param>
    /// <param name="amount">How much.</param>
    /// <param name="reference">Our own reference of the change, at most 80 characters; null for none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<bool>> TryReturnAsync(WithdrawalId withdrawal, Money amount, string? reference, OperationKey? key, CancellationToken cancellationToken = default);
}
