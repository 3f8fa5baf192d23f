using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Operators;

/// <summary>Something a person must look at (domain/operations.md 5.1). No personal data in the title, no secret anywhere.</summary>
public sealed record ExceptionItem
{
    /// <summary>Its id: the same cause for the same subject has the same id, so it is raised once.</summary>
    public required string Id { get; init; }

    /// <summary>The customer; null for an item about a system.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The case state when it was raised.</summary>
    public CaseState? State { get; init; }

    /// <summary>Which kind.</summary>
    public required ExceptionKind Kind { get; init; }

    /// <summary>Where the trouble is.</summary>
    public required DelayVerdict Verdict { get; init; }

    /// <summary>A code from a closed list.</summary>
    public required string Cause { get; init; }

    /// <summary>What happened, what was done, what can be done.</summary>
    public required string Sentence { get; init; }

    /// <summary>What a person may do about it.</summary>
    public IReadOnlyList<string> NextActions { get; init; } = [];

    /// <summary>Items with one root cause share this.</summary>
    public required string Group { get; init; }

    /// <summary>When it was first raised.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>How often it was raised.</summary>
    public int Count { get; init; } = 1;

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why it was closed.</summary>
    public string? CloseReason { get; init; }
}
