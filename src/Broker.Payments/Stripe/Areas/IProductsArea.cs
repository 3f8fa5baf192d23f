using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Things that are sold. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3.</remarks>
public interface IProductsArea
{
    /// <summary>Makes a product.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="key">The key of the business operation: every try carries it. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeProduct> CreateAsync(StripeProductRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Reads a product.</summary>
    /// <param name="productId">The product, <c>prod_...</c>.</param>
    /// <param name="expand">What to send whole and not as an id, up to four levels deep; null for ids only.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such thing in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeProduct> GetAsync(string productId, IReadOnlyList<string>? expand = null, CancellationToken cancellationToken = default);

    /// <summary>Changes a product.</summary>
    /// <param name="productId">The product, <c>prod_...</c>.</param>
    /// <param name="change">What to change.</param>
    /// <param name="key">The key of the business operation: every try carries it. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeProduct> UpdateAsync(string productId, StripeProductRequest change, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Lists products, newest first.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="expand">What to send whole and not as an id, up to four levels deep; null for ids only.</param>
    PagedSequence<StripeProduct> ListAsync(StripeProductFilter? filter = null, IReadOnlyList<string>? expand = null);
}
