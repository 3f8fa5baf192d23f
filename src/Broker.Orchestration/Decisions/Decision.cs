using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;

namespace Broker.Orchestration.Decisions;

/// <summary>Everything that follows from one input: the new facets and what must be stored with them. Nothing of it has happened yet.</summary>
public sealed record Decision
{
    /// <summary>The case as it will be; its version is not raised yet.</summary>
    public required CustomerCase Case { get; init; }

    /// <summary>The state before.</summary>
    public required CaseState Before { get; init; }

    /// <summary>True when a command was refused.</summary>
    public bool Refused { get; init; }

    /// <summary>The gates that were not met, for a refused command.</summary>
    public IReadOnlyList<UnmetGate> UnmetGates { get; init; } = [];

    /// <summary>True when the case itself did not change.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>Fact values to store.</summary>
    public IReadOnlyList<FactRecord> Facts { get; init; } = [];

    /// <summary>Identity links to store.</summary>
    public IReadOnlyList<IdentityLink> Links { get; init; } = [];

    /// <summary>Effects to do.</summary>
    public IReadOnlyList<EffectRecord> Effects { get; init; } = [];

    /// <summary>Timers to set.</summary>
    public IReadOnlyList<TimerRecord> Timers { get; init; } = [];

    /// <summary>Timers that are no longer needed.</summary>
    public IReadOnlyList<TimerKey> TimersDone { get; init; } = [];

    /// <summary>Exception items to raise.</summary>
    public IReadOnlyList<ExceptionItem> Exceptions { get; init; } = [];

    /// <summary>Exception items that the input settles.</summary>
    public IReadOnlyList<ExceptionClose> ExceptionsClosed { get; init; } = [];

    /// <summary>Audit entries.</summary>
    public IReadOnlyList<AuditEntry> Audit { get; init; } = [];
}
