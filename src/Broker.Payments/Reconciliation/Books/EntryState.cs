namespace Broker.Payments.Reconciliation.Books;

/// <summary>What a state says about the money. Providers' own words stay beside it in <see cref="BookEntry.RawState"/>.</summary>
public enum EntryState
{
    /// <summary>A state not known here. Treated like <see cref="Pending"/>: money may move.</summary>
    Unknown = 0,

    /// <summary>Nothing has moved and nothing moves by itself: created, waiting for the payer or for approval.</summary>
    Open = 1,

    /// <summary>Under way: processing, authorised, in transit.</summary>
    Pending = 2,

    /// <summary>Money moved: captured, refunded, paid, withdrawn or reinstated by a dispute.</summary>
    Succeeded = 3,

    /// <summary>Ended without money: failed, canceled, expired, rejected.</summary>
    Failed = 4,

    /// <summary>Money moved and came back: a returned withdrawal, a reversed refund.</summary>
    Returned = 5,

    /// <summary>We sent something and nobody knows what became of it.</summary>
    Unresolved = 6,
}
