using Broker.Payments.Reconciliation.Items;

namespace Broker.Payments.Reconciliation;

/// <summary>The whole of a run. Amounts of different currencies stand apart everywhere.</summary>
/// <param name="AsOf">The moment the report was made for.</param>
/// <param name="Books">What was read, by book and currency.</param>
/// <param name="Outcomes">What came out, by comparison, outcome and currency.</param>
/// <param name="Controls">The checks on the whole; a failed one is an item too.</param>
/// <param name="UnreadableLines">How many lines could not be read.</param>
public sealed record ReconciliationSummary(
    DateTimeOffset AsOf, IReadOnlyList<BookTotal> Books, IReadOnlyList<OutcomeTotal> Outcomes, IReadOnlyList<ControlResult> Controls, long UnreadableLines)
{
    /// <summary>True when nobody needs to look at anything: all is settled, every line could be read, every check holds.</summary>
    public bool IsSettled => UnreadableLines == 0 && Controls.All(static c => c.Holds) && Outcomes.All(static o => IsSettledOutcome(o.Outcome));

    /// <summary>How many items came out that way, over all comparisons and currencies.</summary>
    public long CountOf(ReconciliationOutcome outcome) => outcome switch
    {
        ReconciliationOutcome.UnreadableLine => UnreadableLines,
        ReconciliationOutcome.ControlFailed => Controls.Count(static c => !c.Holds),
        _ => Outcomes.Where(o => o.Outcome == outcome).Sum(static o => o.Items),
    };

    private static bool IsSettledOutcome(ReconciliationOutcome outcome) =>
        outcome is ReconciliationOutcome.Matched or ReconciliationOutcome.MatchedWithinTolerance or ReconciliationOutcome.MatchedManyToOne or ReconciliationOutcome.OutOfScope;
}
