using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Adyen.Areas;

/// <summary>Pages on which a payer can pay. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md b.</remarks>
public interface IAdyenPaymentLinksArea
{
    /// <summary>Makes a link.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it happened: wait for the event, or repeat with the same key.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<AdyenPaymentLink> CreateAsync(AdyenSessionRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Makes a link. A failure is a value.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="key">The key of the business operation, stored before the call: every try carries it, and Adyen remembers it for 7 days at least, by company account and region. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; it may then have happened.</param>
    ValueTask<ApiResult<AdyenPaymentLink>> TryCreateAsync(AdyenSessionRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Reads a link.</summary>
    /// <param name="linkId">Adyen's id of the link.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<AdyenPaymentLink> GetAsync(string linkId, CancellationToken cancellationToken = default);

    /// <summary>Reads a link. A failure is a value.</summary>
    /// <param name="linkId">Adyen's id of the link.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<AdyenPaymentLink>> TryGetAsync(string linkId, CancellationToken cancellationToken = default);

    /// <summary>Ends a link, so that nobody can pay on it any more. Twice is once.</summary>
    /// <param name="linkId">Adyen's id of the link.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<AdyenPaymentLink> ExpireAsync(string linkId, CancellationToken cancellationToken = default);

    /// <summary>Ends a link, so that nobody can pay on it any more. Twice is once. A failure is a value.</summary>
    /// <param name="linkId">Adyen's id of the link.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<AdyenPaymentLink>> TryExpireAsync(string linkId, CancellationToken cancellationToken = default);
}
