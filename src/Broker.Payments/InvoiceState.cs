namespace Broker.Payments;

/// <summary>The neutral state of an invoice. Partly paid, past due and overpaid are facts beside it.</summary>
/// <remarks>contracts/payments.md c2.</remarks>
public enum InvoiceState
{
    /// <summary>The provider sent a state that is not known here; its own word is kept beside.</summary>
    Unknown = 0,

    /// <summary>Not final yet: lines may still change, nothing is owed.</summary>
    Draft = 1,

    /// <summary>Final and owed.</summary>
    Open = 2,

    /// <summary>Paid in full.</summary>
    Paid = 3,

    /// <summary>Given up; it can still be paid.</summary>
    Uncollectible = 4,

    /// <summary>Withdrawn; nothing is owed.</summary>
    Void = 5,

    /// <summary>We sent something and nobody knows what became of it. Only a read, an event or a report ends this.</summary>
    Unresolved = 6,
}
