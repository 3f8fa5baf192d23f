using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Core.Monetary;

namespace Broker.Payments.Adyen.Areas;

/// <summary>Changes to payments. The answer is always that the request was received: the result only ever comes by event. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md b, h. A repeat with a new key makes a second change.</remarks>
public interface IAdyenModificationsArea
{
    /// <summary>Captures authorised money.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="amount">How much; at most what is authorised.</param>
    /// <param name="reference">Our own reference of the change, at most 80 characters; null for none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<PaymentModification> CaptureAsync(PaymentId payment, Money amount, string? reference, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Captures authorised money. A failure is a value.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="amount">How much; at most what is authorised.</param>
    /// <param name="reference">Our own reference of the change, at most 80 characters; null for none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<PaymentModification>> TryCaptureAsync(PaymentId payment, Money amount, string? reference, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Gives authorised money free.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="reference">Our own reference of the change, at most 80 characters; null for none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<PaymentModification> CancelAsync(PaymentId payment, string? reference, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Gives authorised money free. A failure is a value.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="reference">Our own reference of the change, at most 80 characters; null for none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<PaymentModification>> TryCancelAsync(PaymentId payment, string? reference, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Refunds captured money.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="amount">How much; at most what was captured.</param>
    /// <param name="reason">Adyen's word for why, such as <c>CUSTOMER REQUEST</c>; null for none.</param>
    /// <param name="reference">Our own reference of the change, at most 80 characters; null for none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Refund> RefundAsync(PaymentId payment, Money amount, string? reason, string? reference, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Refunds captured money. A failure is a value.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="amount">How much; at most what was captured.</param>
    /// <param name="reason">Adyen's word for why, such as <c>CUSTOMER REQUEST</c>; null for none.</param>
    /// <param name="reference">Our own reference of the change, at most 80 characters; null for none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<Refund>> TryRefundAsync(PaymentId payment, Money amount, string? reason, string? reference, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Cancels a payment if it is not captured, else refunds it in whole.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="reference">Our own reference of the change, at most 80 characters; null for none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<PaymentModification> ReverseAsync(PaymentId payment, string? reference, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Cancels a payment if it is not captured, else refunds it in whole. A failure is a value.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="reference">Our own reference of the change, at most 80 characters; null for none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<PaymentModification>> TryReverseAsync(PaymentId payment, string? reference, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Changes the authorised amount.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="amount">The new authorised amount.</param>
    /// <param name="reference">Our own reference of the change, at most 80 characters; null for none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<PaymentModification> UpdateAmountAsync(PaymentId payment, Money amount, string? reference, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Changes the authorised amount. A failure is a value.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="amount">The new authorised amount.</param>
    /// <param name="reference">Our own reference of the change, at most 80 characters; null for none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<PaymentModification>> TryUpdateAmountAsync(PaymentId payment, Money amount, string? reference, OperationKey? key, CancellationToken cancellationToken = default);
}
