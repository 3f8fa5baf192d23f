using Broker.Core.Boundaries.Webhooks;

namespace Broker.Orchestration.Intake;

/// <summary>The door for deliveries of all sources: verify over the raw bytes, deduplicate, store, and only then answer the sender.</summary>
public interface IWebhookIntake
{
    /// <summary>Takes one delivery. When it returns an accepted result, the events are on disk.</summary>
    /// <param name="source">The source the endpoint belongs to, for example <c>stripe</c>.</param>
    /// <param name="body">The body exactly as it arrived.</param>
    /// <param name="headers">Finds a header by name without regard to case.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<IntakeResult> AcceptAsync(string source, ReadOnlyMemory<byte> body, WebhookHeaders headers, CancellationToken cancellationToken = default);

    /// <summary>Takes events that a sweep read from their owner's own event list instead of a delivery; deduplicated like deliveries.</summary>
    ValueTask<IntakeResult> AcceptReadAsync(IReadOnlyList<WebhookEnvelope> envelopes, CancellationToken cancellationToken = default);
}
