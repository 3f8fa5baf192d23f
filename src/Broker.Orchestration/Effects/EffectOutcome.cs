using Broker.Core.Boundaries;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;

namespace Broker.Orchestration.Effects;

/// <summary>What came of an effect.</summary>
internal sealed record EffectOutcome
{
    /// <summary>What is stored and audited: an outcome and a listed code.</summary>
    internal required string Text { get; init; }

    /// <summary>False when it must be tried again.</summary>
    internal bool IsDone { get; init; }

    /// <summary>The least wait before it is tried again, where the other side named one.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>What is decided next; null for nothing.</summary>
    internal CaseInput? Input { get; init; }

    /// <summary>The failure to show to people when it goes on for long.</summary>
    internal BoundaryFailure? Failure { get; init; }

    /// <summary>True when trying again cannot help and a person must look.</summary>
    internal bool GivenUp { get; init; }

    /// <summary>New identity links.</summary>
    internal IReadOnlyList<IdentityLink> Links { get; init; } = [];

    /// <summary>What else is stored with the outcome, whatever it is: cursors, audit entries, exception items.</summary>
    internal CommitParts Also { get; init; } = CommitParts.None;

    /// <summary>True when the customer's values are to be copied to the CRM again.</summary>
    internal bool PlanProjection { get; init; }

    /// <summary>When the copies are to be looked at again; null for not.</summary>
    internal DateTimeOffset? CheckAgainAt { get; init; }

    /// <summary>Not yet: something else must end first. No failure.</summary>
    internal static EffectOutcome Later(string text) => new() { Text = text };

    /// <summary>Done, with what is decided next.</summary>
    internal static EffectOutcome Done(string text, CaseInput? input = null) => new() { Text = text, IsDone = true, Input = input };

    /// <summary>To be tried again.</summary>
    internal static EffectOutcome Again(BoundaryFailure failure) =>
        new() { Text = $"again: {failure.Kind} {failure.Code}", RetryAfter = failure.RetryAfter, Failure = failure };

    /// <summary>Given up.</summary>
    internal static EffectOutcome GiveUp(BoundaryFailure failure) =>
        new() { Text = $"given up: {failure.Kind} {failure.Code}", IsDone = true, GivenUp = true, Failure = failure };
}
