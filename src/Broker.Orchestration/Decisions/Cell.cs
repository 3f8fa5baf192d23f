using System.Collections.Immutable;
using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Decisions;

/// <summary>What happens for one event in one state: steps in order, and the state that is expected to follow where the table names one.</summary>
public sealed class Cell
{
    private Cell(ImmutableArray<CellStep> steps, CaseState? expected)
    {
        Steps = steps;
        Expected = expected;
    }

    /// <summary>The steps, in order.</summary>
    public ImmutableArray<CellStep> Steps { get; }

    /// <summary>The state that follows when the other facets allow it; null where the table names none. Documentation and tests: the state is computed.</summary>
    public CaseState? Expected { get; }

    /// <summary>A cell of steps.</summary>
    public static Cell Of(params ReadOnlySpan<CellStep> steps) => new([.. steps], null);

    /// <summary>A cell that records the fact and is expected to lead to a state.</summary>
    public static Cell To(CaseState state) => new([CellStep.Record], state);

    /// <summary>More steps after these.</summary>
    public Cell And(params ReadOnlySpan<CellStep> steps) => new(Steps.AddRange(steps), Expected);

    /// <summary>For example <c>->Suspended: Record+Suspend+Review</c>.</summary>
    public override string ToString()
    {
        string steps = string.Join('+', Steps);
        return Expected is { } state ? $"->{state}: {steps}" : steps;
    }
}
