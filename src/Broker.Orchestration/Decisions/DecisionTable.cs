using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Decisions;

/// <summary>Event by state: 48 rows of 16 cells, as data. Total: an event without a row of its own is kept and shown, never lost.</summary>
public sealed class DecisionTable
{
    private const int States = 16;
    private static readonly Cell Undecided = Cell.Of(CellStep.Undecided);
    private readonly Dictionary<CaseEvent, Cell[]> rows = [];

    /// <summary>The table of domain/onboarding.md 3.5, as far as it is decided in this version.</summary>
    public static DecisionTable Default { get; } = OnboardingTable.Build();

    /// <summary>The version that audit records name.</summary>
    public string Version { get; } = "onboarding-1";

    /// <summary>The events that have a row.</summary>
    public IReadOnlyCollection<CaseEvent> Events => rows.Keys;

    /// <summary>The cell of an event in a state.</summary>
    public Cell this[CaseEvent caseEvent, CaseState state] => rows.TryGetValue(caseEvent, out Cell[]? row) ? row[(int)state] : Undecided;

    /// <summary>The table as text, one line per cell, for a reviewed file.</summary>
    public IEnumerable<string> Lines() =>
        from caseEvent in Enum.GetValues<CaseEvent>()
        from state in Enum.GetValues<CaseState>()
        select $"{caseEvent} | {state} | {this[caseEvent, state]}";

    /// <summary>Sets a row; the parameters stand in the order of the states.</summary>
    internal DecisionTable Row(
        CaseEvent caseEvent,
        Cell LED, Cell CON, Cell KYP, Cell KYA, Cell KYR, Cell FUN, Cell RDY, Cell REQ, Cell UNC, Cell REG, Cell ACT, Cell RVW, Cell SUS, Cell DOR, Cell CLG, Cell CLD)
    {
        Cell[] row = [LED, CON, KYP, KYA, KYR, FUN, RDY, REQ, UNC, REG, ACT, RVW, SUS, DOR, CLG, CLD];
        if (row.Length != States || !rows.TryAdd(caseEvent, row))
        {
            throw new InvalidOperationException($"Row {caseEvent} is set twice.");
        }

        return this;
    }
}
