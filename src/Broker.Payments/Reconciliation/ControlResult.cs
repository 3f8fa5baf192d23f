using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;

namespace Broker.Payments.Reconciliation;

/// <summary>A check on the whole.</summary>
/// <param name="Rule">What was checked.</param>
/// <param name="Comparison">The comparison it is about; null for balances.</param>
/// <param name="Book">The book it is about.</param>
/// <param name="Expected">What it must be: the closing balance, or the total of the book.</param>
/// <param name="Actual">What it is: opening plus movements, or the sum over all outcomes.</param>
/// <param name="ExpectedLines">The lines of the book in this currency; 0 for balances.</param>
/// <param name="ActualLines">The lines over all items; 0 for balances.</param>
public sealed record ControlResult(
    ReconciliationRule Rule, ReconciliationComparison? Comparison, ReconciliationBook Book, Money Expected, Money Actual, long ExpectedLines, long ActualLines)
{
    /// <summary>Whether it holds.</summary>
    public bool Holds => Expected == Actual && ExpectedLines == ActualLines;
}
