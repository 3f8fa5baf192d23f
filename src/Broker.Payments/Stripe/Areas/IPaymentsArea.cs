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

    /// <summary>Lists the payments of one payer with their charges, newest first.</summary>
    PagedSequence<Payment> ListAsync(PayerId payer);
}
