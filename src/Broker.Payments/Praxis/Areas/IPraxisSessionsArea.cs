using Broker.Core.Errors;
using Broker.Core.Results;

namespace Broker.Payments.Praxis.Areas;

/// <summary>Visits of clients to the cashier page, where they pay in or ask for a withdrawal. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md b2, h. Our order id is the only guard, so the order is looked up first and the call goes out once.</remarks>
public interface IPraxisSessionsArea
{
    /// <summary>Opens the page for an order, or tells the order when it is there already: nothing is sent twice.</summary>
    /// <param name="request">What for.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: look the order up later, or call again with the same order.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<PraxisSession> OpenAsync(PraxisSessionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Opens the page for an order, or tells the order when it is there already. A failure is a value.</summary>
    /// <param name="request">What for.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<PraxisSession>> TryOpenAsync(PraxisSessionRequest request, CancellationToken cancellationToken = default);
}
