using Broker.Payments.Reconciliation.Rules;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>How the memory of a run is shared out.</summary>
internal sealed class JoinMemory(ReconciliationStorageOptions options)
{
    // A run has at most about eight sorters that are filled at a time; the rest is for filters and read buffers.
    internal int Sorter { get; } = (int)Math.Min(options.MemoryBudget / 12, 512L << 20);

    internal int Filter { get; } = (int)Math.Min(options.MemoryBudget / 48, 128L << 20);
}
