namespace Broker.Core.Boundaries.Finance;

/// <summary>What took back, or gave back, money that finance had confirmed before.</summary>
public enum FinanceReversalKind
{
    /// <summary>A kind that is not known here; treat the money as gone until a person has looked.</summary>
    Unknown = 0,

    /// <summary>A refund was carried out: money left.</summary>
    Refund = 1,

    /// <summary>A refund that had been carried out failed or came back: the money is held again.</summary>
    RefundReturned = 2,

    /// <summary>A dispute withdrew the funds: money left.</summary>
    Chargeback = 3,

    /// <summary>A dispute gave the funds back. Not final with every provider: a second chargeback may follow.</summary>
    ChargebackReversed = 4,

    /// <summary>A capture that had been confirmed failed afterwards: the money never arrived.</summary>
    CaptureFailed = 5,

    /// <summary>A withdrawal to a client came back: the money is held again.</summary>
    WithdrawalReturned = 6,
}
