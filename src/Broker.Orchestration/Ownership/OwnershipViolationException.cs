using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Ownership;

/// <summary>A commit held a fact that is not its writer's. Nothing of it was stored; the attempt is audited and raised.</summary>
public sealed class OwnershipViolationException(string message) : JournalException(message);
