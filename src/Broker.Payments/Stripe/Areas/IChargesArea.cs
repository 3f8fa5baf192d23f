using Broker.Core.Errors;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Charges: single attempts to take money. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3.</remarks>
public interface IChargesArea
{
    /// <summary>Reads a charge.</summary>
    /// <param name="chargeId">The charge, <c>ch_...</c>.</param>
    /// <param name="expand">What to send whole and not as an id, up to four levels deep; null for ids only.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such thing in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeCharge> GetAsync(string chargeId, IReadOnlyList<string>? expand = null, CancellationToken cancellationToken = default);
}
