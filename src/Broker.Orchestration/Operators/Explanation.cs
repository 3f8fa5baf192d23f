using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;

namespace Broker.Orchestration.Operators;

/// <summary>The answer to "why is this client not trading yet?", in one call (domain/operations.md 5.3).</summary>
public sealed record Explanation
{
    /// <summary>The customer.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The case state.</summary>
    public required CaseState State { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Commercial, operational, infrastructural, or none when the customer trades.</summary>
    public required DelayVerdict Verdict { get; init; }

    /// <summary>A code from a closed list.</summary>
    public required string Cause { get; init; }

    /// <summary>One sentence for support.</summary>
    public required string Sentence { get; init; }

    /// <summary>Who acts next; null when nobody must.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>What to tell the client: neutral, no reasons of compliance.</summary>
    public required string SayToClient { get; init; }

    /// <summary>The gates that do not hold.</summary>
    public IReadOnlyList<UnmetGate> UnmetGates { get; init; } = [];

    /// <summary>What this rests on, each with owner and age.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Open exception items.</summary>
    public IReadOnlyList<ExceptionItem> Exceptions { get; init; } = [];

    /// <summary>What happens next by itself; null when nothing is planned.</summary>
    public string? NextStep { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? NextStepAt { get; init; }
}
