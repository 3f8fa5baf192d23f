using Broker.Core.Errors;
using Broker.Core.Paging;
using Broker.Payments.Stripe.Webhooks;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Events as Stripe keeps them for 30 days: what a sweep reads to find what was never delivered. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3, a6.</remarks>
public interface IEventsArea
{
    /// <summary>Lists events, newest first.</summary>
    /// <param name="types">Only these types; null or empty for all. At most 20.</param>
    /// <param name="createdFrom">Only events from this second on; null for all.</param>
    PagedSequence<StripeEvent> ListAsync(IReadOnlyList<string>? types = null, DateTimeOffset? createdFrom = null);

    /// <summary>
    /// Lists the events after a known one, oldest first. Store the id of the last event that was handled and start there next time; events of the same second
    /// keep Stripe's order.
    /// </summary>
    /// <param name="eventId">The known event; when Stripe has forgotten it, the enumeration throws and a sweep starts anew with a time.</param>
    /// <param name="types">Only these types; null or empty for all. At most 20.</param>
    PagedSequence<StripeEvent> ListAfterAsync(string eventId, IReadOnlyList<string>? types = null);

    /// <summary>Reads an event.</summary>
    /// <exception cref="NotFoundException">There is no such event, or it is older than 30 days.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeEvent> GetAsync(string eventId, CancellationToken cancellationToken = default);

    /// <summary>Reads a thin event, whose delivery or notification carries no state. What it is about is read back with <see cref="StripeReadBack"/>.</summary>
    /// <param name="eventId">The event, as a v2 delivery names it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such event, or it is older than 30 days.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeEvent> GetThinAsync(string eventId, CancellationToken cancellationToken = default);
}
