using Broker.Core.Boundaries.Webhooks;

namespace Broker.AspNetCore;

/// <summary>Where verified deliveries go in a host without <c>Broker.Orchestration</c>. Implementations are thread-safe.</summary>
public interface IWebhookInbox
{
    /// <summary>Stores the events of one delivery. When it returns they are on disk, and the sender is told so.</summary>
    /// <param name="envelopes">The events. The same event may come again: store it once, by source and event id.</param>
    /// <param name="cancellationToken">Ends the wait; the sender then gets no success and sends again.</param>
    /// <returns>How many were new.</returns>
    ValueTask<int> StoreAsync(IReadOnlyList<WebhookEnvelope> envelopes, CancellationToken cancellationToken = default);
}
