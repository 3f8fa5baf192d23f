using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Items;

namespace Broker.Payments.Reconciliation;

/// <summary>All items of one outcome in one comparison, in one currency.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Items">How many items; an item of several currencies counts in one of them.</param>
/// <param name="LeftLines">Entries of the left side.</param>
/// <param name="Left">Their sum with sign.</param>
/// <param name="RightLines">Entries of the right side.</param>
/// <param name="Right">Their sum with sign.</param>
/// <param name="Difference">The sum of the items' differences.</param>
public sealed record OutcomeTotal(
    ReconciliationComparison Comparison, ReconciliationOutcome Outcome, long Items, long LeftLines, Money Left, long RightLines, Money Right, Money Difference)
{
    /// <summary>The currency.</summary>
    public Currency Currency => Left.Currency;
}
