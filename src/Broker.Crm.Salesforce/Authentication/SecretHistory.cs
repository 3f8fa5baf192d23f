using Broker.Core.Secrets;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>The last secrets that must not be used again. Not thread-safe.</summary>
internal sealed class SecretHistory(int capacity)
{
    private readonly Queue<Secret> kept = new();

    internal void Add(Secret secret)
    {
        kept.Enqueue(secret);
        if (kept.Count > capacity)
        {
            kept.Dequeue();
        }
    }

    internal bool Contains(Secret? secret) => secret is not null && kept.Any(secret.Equals);

    internal void Clear() => kept.Clear();
}
