using Broker.Core.Monetary;

namespace Broker.Payments.Reconciliation.Items;

/// <summary>What must be kept of an item to compare it with a later report.</summary>
/// <param name="Id">The item's stable id.</param>
/// <param name="Comparison">Which books it compares.</param>
/// <param name="Outcome">What came out.</param>
/// <param name="FirstSeen">The moment of the first report that had it.</param>
/// <param name="Difference">The difference, when there is one.</param>
public sealed record ReconciliationMark(string Id, ReconciliationComparison Comparison, ReconciliationOutcome Outcome, DateTimeOffset FirstSeen, Money? Difference)
{
    /// <summary>True when nobody needs to look: matched in any way, or out of scope.</summary>
    public bool IsSettled => Outcome is ReconciliationOutcome.Matched or ReconciliationOutcome.MatchedWithinTolerance or ReconciliationOutcome.MatchedManyToOne or ReconciliationOutcome.OutOfScope;
}
