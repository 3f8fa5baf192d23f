using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Paying customers. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3.</remarks>
public interface ICustomersArea
{
    /// <summary>Makes a customer.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="key">The key of the business operation: every try carries it. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeCustomer> CreateAsync(StripeCustomerRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Reads a customer. A deleted one is still found, with <see cref="StripeCustomer.IsDeleted"/>.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such thing in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeCustomer> GetAsync(PayerId customer, CancellationToken cancellationToken = default);

    /// <summary>Changes a customer.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="change">What to change: null leaves as it is, an empty text clears.</param>
    /// <param name="key">The key of the business operation: every try carries it. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeCustomer> UpdateAsync(PayerId customer, StripeCustomerRequest change, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Deletes a customer and ends their subscriptions at once. When an answer was lost and the call repeated, it is done when a read says so.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="cancellationToken">Ends the wait; the customer may then have been deleted.</param>
    /// <exception cref="NotFoundException">There is no such customer.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task DeleteAsync(PayerId customer, CancellationToken cancellationToken = default);

    /// <summary>Lists customers, newest first.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    PagedSequence<StripeCustomer> ListAsync(StripeCustomerFilter? filter = null);

    /// <summary>Finds customers.</summary>
    /// <param name="query">The query in Stripe's language, for example <c>metadata['broker_client_id']:'client-1'</c>.</param>
    /// <remarks>Lags behind writes by a minute or more: never look here for what was just written. 20 calls a second (contracts/payments.md a4).</remarks>
    PagedSequence<StripeCustomer> SearchAsync(string query);

    /// <summary>Lists the saved instruments of a customer, newest first.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="type">Only those of this kind, raw, for example <c>card</c>; null for all.</param>
    PagedSequence<StripePaymentMethod> ListPaymentMethodsAsync(PayerId customer, string? type = null);
}
