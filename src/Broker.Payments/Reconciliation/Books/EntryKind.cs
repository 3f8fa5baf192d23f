namespace Broker.Payments.Reconciliation.Books;

/// <summary>What an entry is about.</summary>
public enum EntryKind
{
    /// <summary>Something else; never compared by kind.</summary>
    Other = 0,

    /// <summary>A payment by a client, or one capture of it.</summary>
    Payment = 1,

    /// <summary>Money given back to the payer.</summary>
    Refund = 2,

    /// <summary>Money taken by a dispute (out) or given back after one (in). An inquiry without money is <see cref="EntryState.Open"/>.</summary>
    Dispute = 3,

    /// <summary>Money sent to a client.</summary>
    Withdrawal = 4,

    /// <summary>A fee of the provider that belongs to no single payment.</summary>
    Fee = 5,

    /// <summary>The provider paying our own balance to our own bank. Never a client withdrawal.</summary>
    PayoutEntry = 6,

    /// <summary>A correction by the provider.</summary>
    Adjustment = 7,
}
