using System.Collections.Concurrent;
using Broker.Core.Identity;

namespace Broker.Orchestration.Lanes;

/// <summary>One writer per customer at a time, in this process; across processes the case version and the epoch decide.</summary>
internal sealed class CustomerLocks
{
    private const int Count = 1024;
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, Count).Select(static _ => new SemaphoreSlim(1, 1))];

    internal async ValueTask<Releaser> EnterAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate = gates[(uint)string.GetHashCode(customer.Value, StringComparison.Ordinal) % Count];
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Releaser(gate);
    }

    internal readonly struct Releaser(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
