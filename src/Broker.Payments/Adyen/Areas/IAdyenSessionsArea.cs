using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Adyen.Areas;

/// <summary>Payment sessions. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md b. A session never updates: do not poll it, wait for the event.</remarks>
public interface IAdyenSessionsArea
{
    /// <summary>Makes a session.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<AdyenSession> CreateAsync(AdyenSessionRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Makes a session. A failure is a value.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<AdyenSession>> TryCreateAsync(AdyenSessionRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Reads the result of a session once, for showing it to the payer.</summary>
    /// <param name="sessionId">Adyen's id of the session.</param>
    /// <param name="sessionResult">What the payer's browser handed back.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<AdyenSession> GetResultAsync(string sessionId, string sessionResult, CancellationToken cancellationToken = default);

    /// <summary>Reads the result of a session once, for showing it to the payer. A failure is a value.</summary>
    /// <param name="sessionId">Adyen's id of the session.</param>
    /// <param name="sessionResult">What the payer's browser handed back.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<AdyenSession>> TryGetResultAsync(string sessionId, string sessionResult, CancellationToken cancellationToken = default);
}
