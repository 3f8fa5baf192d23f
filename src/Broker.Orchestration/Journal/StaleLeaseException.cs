namespace Broker.Orchestration.Journal;

/// <summary>The lease was taken over by a higher epoch; this node must stop acting.</summary>
public sealed class StaleLeaseException(long held, long current)
    : JournalException($"The lease of epoch {held} was taken over by epoch {current}; this node must stop and acquire a new lease.");
