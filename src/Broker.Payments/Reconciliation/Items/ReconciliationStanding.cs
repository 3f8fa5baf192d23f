namespace Broker.Payments.Reconciliation.Items;

/// <summary>How an item stands in a later report.</summary>
public enum ReconciliationStanding
{
    /// <summary>Open now, not there or settled before.</summary>
    New = 0,

    /// <summary>Open in both, with the same outcome and difference.</summary>
    StillOpen = 1,

    /// <summary>Open in both, with another outcome or difference.</summary>
    Changed = 2,

    /// <summary>Open before, settled or gone now.</summary>
    Cleared = 3,
}
