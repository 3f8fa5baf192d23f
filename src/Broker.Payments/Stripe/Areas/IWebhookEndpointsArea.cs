using Broker.Core.Errors;
using Broker.Core.Paging;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The places Stripe delivers events to. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3.</remarks>
public interface IWebhookEndpointsArea
{
    /// <summary>Makes an endpoint whose snapshots are written in the client's version. The signing secret is told in this answer only. Never repeated by itself.</summary>
    /// <param name="address">Where to deliver to, https.</param>
    /// <param name="eventTypes">The types to deliver; <c>*</c> for all.</param>
    /// <param name="cancellationToken">Ends the wait; the endpoint may then have been made.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether it was made: list the endpoints.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeWebhookEndpoint> CreateAsync(Uri address, IReadOnlyList<string> eventTypes, CancellationToken cancellationToken = default);

    /// <summary>Lists the endpoints, newest first.</summary>
    PagedSequence<StripeWebhookEndpoint> ListAsync();

    /// <summary>Reads an endpoint.</summary>
    /// <param name="endpointId">The endpoint, <c>we_...</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such endpoint.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeWebhookEndpoint> GetAsync(string endpointId, CancellationToken cancellationToken = default);

    /// <summary>Deletes an endpoint. When an answer was lost and the call repeated, it is done when a read says so.</summary>
    /// <param name="endpointId">The endpoint, <c>we_...</c>.</param>
    /// <param name="cancellationToken">Ends the wait; the endpoint may then have been deleted.</param>
    /// <exception cref="NotFoundException">There is no such endpoint.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task DeleteAsync(string endpointId, CancellationToken cancellationToken = default);
}
