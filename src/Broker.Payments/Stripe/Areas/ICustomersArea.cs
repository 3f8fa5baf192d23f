using Broker.Core.Errors;
using Broker.Core.Identity;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Paying customers. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3.</remarks>
public interface ICustomersArea
{
    /// <summary>Makes a customer.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="key">The key of the business operation: every try carries it, so the customer is made once. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; the customer may then have been made.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it was made.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeCustomer> CreateAsync(StripeCustomerRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Reads a customer. A deleted one is still found, with <see cref="StripeCustomer.IsDeleted"/>.</summary>
    /// <exception cref="NotFoundException">There is no such customer in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeCustomer> GetAsync(PayerId customer, CancellationToken cancellationToken = default);
}
