using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Adyen.Areas;

/// <summary>Instruments that Adyen keeps for payers. New ones are kept with a payment or session: raw card data do not pass through here. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md b.</remarks>
public interface IAdyenStoredMethodsArea
{
    /// <summary>Lists the instruments of one payer.</summary>
    /// <param name="shopperReference">Our own id of the payer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<IReadOnlyList<AdyenStoredMethod>> ListAsync(string shopperReference, CancellationToken cancellationToken = default);

    /// <summary>Lists the instruments of one payer. A failure is a value.</summary>
    /// <param name="shopperReference">Our own id of the payer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<IReadOnlyList<AdyenStoredMethod>>> TryListAsync(string shopperReference, CancellationToken cancellationToken = default);

    /// <summary>Forgets an instrument. Twice is once.</summary>
    /// <param name="storedMethodId">Adyen's id of the instrument.</param>
    /// <param name="shopperReference">Our own id of the payer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<bool> DeleteAsync(string storedMethodId, string shopperReference, CancellationToken cancellationToken = default);

    /// <summary>Forgets an instrument. Twice is once. A failure is a value.</summary>
    /// <param name="storedMethodId">Adyen's id of the instrument.</param>
    /// <param name="shopperReference">Our own id of the payer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<bool>> TryDeleteAsync(string storedMethodId, string shopperReference, CancellationToken cancellationToken = default);
}
