using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Adyen.Areas;

/// <summary>Payments. There is no reading back: state is what verified events tell. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md b, h.</remarks>
public interface IAdyenPaymentsArea
{
    /// <summary>Makes a payment. A refusal is a result in state <c>Failed</c>, not a failed call.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<AdyenPaymentResult> CreateAsync(AdyenPaymentRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Makes a payment. A refusal is a result in state <c>Failed</c>, not a failed call. A failure is a value.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<AdyenPaymentResult>> TryCreateAsync(AdyenPaymentRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Goes on with a payment after the payer acted.</summary>
    /// <param name="details">What the payer's browser handed back: one JSON object.</param>
    /// <param name="paymentData">The payment data of the action; null when it had none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<AdyenPaymentResult> SubmitDetailsAsync(ReadOnlyMemory<byte> details, string? paymentData, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Goes on with a payment after the payer acted. A failure is a value.</summary>
    /// <param name="details">What the payer's browser handed back: one JSON object.</param>
    /// <param name="paymentData">The payment data of the action; null when it had none.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<AdyenPaymentResult>> TrySubmitDetailsAsync(ReadOnlyMemory<byte> details, string? paymentData, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Cancels a payment of which only our reference is known: after a creation whose answer was lost. The result comes by event.</summary>
    /// <param name="reference">Our own reference of the payment.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<PaymentModification> CancelByReferenceAsync(string reference, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Cancels a payment of which only our reference is known: after a creation whose answer was lost. The result comes by event. A failure is a value.</summary>
    /// <param name="reference">Our own reference of the payment.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<PaymentModification>> TryCancelByReferenceAsync(string reference, OperationKey? key, CancellationToken cancellationToken = default);
}
