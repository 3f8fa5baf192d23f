using System.Collections.Concurrent;
using Broker.Core.Boundaries.Webhooks;

namespace Broker.AspNetCore.Tests;

/// <summary>An inbox in memory that can be told to fail or to wait.</summary>
internal sealed class MemoryInbox : IWebhookInbox
{
    private readonly ConcurrentDictionary<string, WebhookEnvelope> events = new();

    public ICollection<string> Events => events.Keys;

    public Exception? Failure { get; set; }

    public Task? Gate { get; set; }

    public int Waiting;

    public async ValueTask<int> StoreAsync(IReadOnlyList<WebhookEnvelope> envelopes, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref Waiting);
        if (Gate is { } gate)
        {
            await gate.WaitAsync(cancellationToken);
        }

        return Failure is { } failure ? throw failure : envelopes.Count(e => events.TryAdd($"{e.Source}|{e.EventId}", e));
    }
}
