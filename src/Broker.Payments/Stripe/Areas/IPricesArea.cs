using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;

namespace Broker.Payments.Stripe.Areas;

/// <summary>What products cost. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3, a7.</remarks>
public interface IPricesArea
{
    /// <summary>Makes a price.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="key">The key of the business operation: every try carries it. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The amount has more than twelve digits after the smallest unit, or Stripe does not take the currency.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripePrice> CreateAsync(StripePriceRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Reads a price.</summary>
    /// <param name="priceId">The price, <c>price_...</c>.</param>
    /// <param name="expand">What to send whole and not as an id, up to four levels deep; null for ids only.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such thing in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripePrice> GetAsync(string priceId, IReadOnlyList<string>? expand = null, CancellationToken cancellationToken = default);

    /// <summary>Changes a price.</summary>
    /// <param name="priceId">The price, <c>price_...</c>.</param>
    /// <param name="change">What to change; the amount never does.</param>
    /// <param name="key">The key of the business operation: every try carries it. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripePrice> UpdateAsync(string priceId, StripePriceUpdate change, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Lists prices, newest first.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="expand">What to send whole and not as an id, up to four levels deep; null for ids only.</param>
    PagedSequence<StripePrice> ListAsync(StripePriceFilter? filter = null, IReadOnlyList<string>? expand = null);
}
