namespace Broker.Payments.Reconciliation.Items;

/// <summary>Which two books an item compares. Every line of a book is in exactly one item of each comparison its book takes part in.</summary>
public enum ReconciliationComparison
{
    /// <summary>Our operations (left) and provider transactions (right).</summary>
    OperationToProvider = 0,

    /// <summary>Provider transactions (left) and settlement lines (right).</summary>
    ProviderToSettlement = 1,

    /// <summary>Settlement payouts (left) and the settlement lines in them (right). Totals are gross, the difference is of the net.</summary>
    PayoutToSettlement = 2,

    /// <summary>Settlement payouts (left) and bank lines (right).</summary>
    PayoutToBank = 3,

    /// <summary>Our operations (left) and what was applied (right).</summary>
    OperationToApplied = 4,

    /// <summary>No comparison: a line that could not be read.</summary>
    Reading = 5,

    /// <summary>No comparison: a check on the whole that failed.</summary>
    Control = 6,
}
