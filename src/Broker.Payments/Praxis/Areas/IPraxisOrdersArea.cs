using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Praxis.Areas;

/// <summary>Looking up what became of an order or transaction. Reads only, repeated freely. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md b2, h.</remarks>
public interface IPraxisOrdersArea
{
    /// <summary>Looks an order up.</summary>
    /// <param name="order">Our order id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">Praxis knows no such order.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<PraxisOrder> FindAsync(string order, CancellationToken cancellationToken = default);

    /// <summary>Looks an order up. A failure is a value.</summary>
    /// <param name="order">Our order id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<PraxisOrder>> TryFindAsync(string order, CancellationToken cancellationToken = default);

    /// <summary>Looks a withdrawal up by Praxis' id of it.</summary>
    /// <param name="withdrawal">The withdrawal.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<ClientWithdrawal> GetWithdrawalAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default);

    /// <summary>Looks a withdrawal up by Praxis' id of it. A failure is a value.</summary>
    /// <param name="withdrawal">The withdrawal.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<ClientWithdrawal>> TryGetWithdrawalAsync(WithdrawalId withdrawal, CancellationToken cancellationToken = default);
}
