using System.Collections.Concurrent;
using Broker.AspNetCore;
using Broker.Core.Boundaries.Webhooks;

namespace Broker.Simulation.Tests.Payments;

/// <summary>Keeps every event once, in the order of arrival.</summary>
internal sealed class MemoryInbox : IWebhookInbox
{
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<WebhookEnvelope> events = new();

    public IReadOnlyCollection<WebhookEnvelope> Events => events;

    /// <summary>How many events came, those that were known included.</summary>
    public int Arrived;

    public ValueTask<int> StoreAsync(IReadOnlyList<WebhookEnvelope> envelopes, CancellationToken cancellationToken = default)
    {
        int added = 0;
        foreach (WebhookEnvelope envelope in envelopes)
        {
            Interlocked.Increment(ref Arrived);
            if (known.TryAdd($"{envelope.Source}|{envelope.EventId}", true))
            {
                events.Enqueue(envelope);
                added++;
            }
        }

        return new ValueTask<int>(added);
    }
}
