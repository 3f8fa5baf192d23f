using Broker.Core.Identity;
using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Audit;

/// <summary>One decision, refusal, intent or outcome to be recorded. Holds no secret and no free text from outside.</summary>
public sealed record AuditEntry
{
    /// <summary>When, by the node's clock, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What kind of record.</summary>
    public required AuditKind Kind { get; init; }

    /// <summary>Who acted: a person, an automation or a system.</summary>
    public required Actor Actor { get; init; }

    /// <summary>The customer; null for what concerns none.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The event or command that was decided.</summary>
    public CaseEvent? Event { get; init; }

    /// <summary>The state before.</summary>
    public CaseState? Before { get; init; }

    /// <summary>The state after.</summary>
    public CaseState? After { get; init; }

    /// <summary>What was decided, from a closed vocabulary, for example the cell of the decision table.</summary>
    public required string Decision { get; init; }

    /// <summary>The rule and its version.</summary>
    public required string Rule { get; init; }

    /// <summary>Why, as a code.</summary>
    public string? Reason { get; init; }

    /// <summary>What caused it: an event id, an effect key, a timer.</summary>
    public string? Causation { get; init; }

    /// <summary>The case version it was decided on.</summary>
    public long? CaseVersion { get; init; }

    /// <summary>The inputs it was decided on.</summary>
    public IReadOnlyList<AuditInput> Inputs { get; init; } = [];

    /// <summary>The gates that were not met.</summary>
    public IReadOnlyList<string> UnmetGates { get; init; } = [];
}
