using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Results;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Payments: PaymentIntents with their charge. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3, a4.</remarks>
public interface IPaymentsArea
{
    /// <summary>Reads a payment with its charge, so that refunds and disputes show.</summary>
    /// <exception cref="NotFoundException">There is no such payment in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Payment> GetAsync(PaymentId payment, CancellationToken cancellationToken = default);

    /// <summary>Reads a payment with its charge; a failure is a value.</summary>
    ValueTask<ApiResult<Payment>> TryGetAsync(PaymentId payment, CancellationToken cancellationToken = default);

    /// <summary>Makes a payment. Every try carries <paramref name="key"/>, so it is made once.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="key">The key of the business operation, stored before the call. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; the payment may then have been made.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it was made; look for <see cref="OutcomeUnknownException.RequestIdentity"/>, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">It was declined or refused; the payment's id is in <see cref="ApiError.RelatedId"/>.</exception>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency.</exception>
    Task<Payment> CreateAsync(PaymentRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Makes a payment; a decline or any other failure is a value. <see cref="StripeDecline.TryGet"/> takes a decline apart.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="key">The key of the business operation, stored before the call.</param>
    /// <param name="cancellationToken">Ends the wait; the payment may then have been made.</param>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency.</exception>
    ValueTask<ApiResult<Payment>> TryCreateAsync(PaymentRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Changes a payment that is not over. Stripe takes 1000 changes of one payment an hour.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="change">What to change.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read the payment.</exception>
    /// <exception cref="BrokerApiException">It was declined or refused; the payment's id is in <see cref="ApiError.RelatedId"/>.</exception>
    /// <exception cref="ArgumentException">The payment or key is empty, or the amount cannot be sent in its currency.</exception>
    Task<Payment> UpdateAsync(PaymentId payment, StripePaymentUpdate change, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Tries the payment. The answer carries what the payer's browser needs, should the payer have to act.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="how">With which instrument and whether the payer is present; null for what the payment says.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read the payment.</exception>
    /// <exception cref="BrokerApiException">It was declined or refused; the payment's id is in <see cref="ApiError.RelatedId"/>.</exception>
    /// <exception cref="ArgumentException">The payment or key is empty, or the amount cannot be sent in its currency.</exception>
    Task<Payment> ConfirmAsync(PaymentId payment, OperationKey key, StripePaymentConfirmation? how = null, CancellationToken cancellationToken = default);

    /// <summary>Tries the payment. The answer carries what the payer's browser needs, should the payer have to act. A decline or any other failure is a value.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="how">With which instrument and whether the payer is present; null for what the payment says.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The payment or key is empty, or the amount cannot be sent in its currency.</exception>
    ValueTask<ApiResult<Payment>> TryConfirmAsync(PaymentId payment, OperationKey key, StripePaymentConfirmation? how = null, CancellationToken cancellationToken = default);

    /// <summary>Takes authorised money, in whole or in part. After the final capture the rest is free.</summary>
    /// <param name="request">What to take.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read the payment.</exception>
    /// <exception cref="BrokerApiException">It was declined or refused; the payment's id is in <see cref="ApiError.RelatedId"/>.</exception>
    /// <exception cref="ArgumentException">The payment or key is empty, or the amount cannot be sent in its currency.</exception>
    Task<Payment> CaptureAsync(CaptureRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Takes authorised money, in whole or in part. After the final capture the rest is free. A decline or any other failure is a value.</summary>
    /// <param name="request">What to take.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The payment or key is empty, or the amount cannot be sent in its currency.</exception>
    ValueTask<ApiResult<Payment>> TryCaptureAsync(CaptureRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Gives authorised money free, or ends a payment that was not made.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="reason">Why: <c>duplicate</c>, <c>fraudulent</c>, <c>requested_by_customer</c>, <c>abandoned</c>; null for none.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read the payment.</exception>
    /// <exception cref="BrokerApiException">It was declined or refused; the payment's id is in <see cref="ApiError.RelatedId"/>.</exception>
    /// <exception cref="ArgumentException">The payment or key is empty, or the amount cannot be sent in its currency.</exception>
    Task<Payment> CancelAsync(PaymentId payment, OperationKey key, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>Gives authorised money free, or ends a payment that was not made. A decline or any other failure is a value.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="reason">Why: <c>duplicate</c>, <c>fraudulent</c>, <c>requested_by_customer</c>, <c>abandoned</c>; null for none.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The payment or key is empty, or the amount cannot be sent in its currency.</exception>
    ValueTask<ApiResult<Payment>> TryCancelAsync(PaymentId payment, OperationKey key, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the payments of one payer with their charges, newest first.</summary>
    /// <param name="payer">The payer.</param>
    PagedSequence<Payment> ListAsync(PayerId payer);

    /// <summary>Lists payments with their charges, newest first.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    PagedSequence<Payment> ListAsync(StripePaymentFilter? filter = null);

    /// <summary>Finds payments with their charges.</summary>
    /// <param name="query">The query in Stripe's language, for example <c>metadata['broker_client_id']:'client-1'</c>.</param>
    /// <remarks>Lags behind writes by a minute or more: never look here for what was just written. 20 calls a second (contracts/payments.md a4).</remarks>
    PagedSequence<Payment> SearchAsync(string query);
}
