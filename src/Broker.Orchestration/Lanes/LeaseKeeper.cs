using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Lanes;

/// <summary>Holds the lease of this node and renews it in time.</summary>
internal sealed class LeaseKeeper(ICaseJournal journal, IOptions<BrokerOrchestrationOptions> options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile JournalLease? lease;

    /// <summary>The lease, acquired if there is none and renewed when less than two thirds of it are left.</summary>
    internal async ValueTask<JournalLease> GetAsync(CancellationToken cancellationToken)
    {
        TimeSpan duration = options.Value.LeaseDuration;
        JournalLease? current = lease;
        if (current is not null && current.ExpiresAt - time.GetUtcNow() > duration * 2 / 3)
        {
            return current;
        }

        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            current = lease;
            if (current is null)
            {
                lease = await journal.AcquireLeaseAsync(options.Value.Node, duration, cancellationToken).ConfigureAwait(false);
            }
            else if (current.ExpiresAt - time.GetUtcNow() <= duration * 2 / 3)
            {
                lease = await journal.RenewLeaseAsync(current, duration, cancellationToken).ConfigureAwait(false);
            }

            return lease!;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Forgets a lease that was taken over, so that the next call acquires a new one.</summary>
    internal void Drop() => lease = null;

    public void Dispose() => gate.Dispose();
}
