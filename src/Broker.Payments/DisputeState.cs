namespace Broker.Payments;

/// <summary>The neutral state of a dispute. Money moves apart from it: see <see cref="Dispute.FundsWithdrawn"/> and <see cref="Dispute.FundsReinstated"/>.</summary>
/// <remarks>contracts/payments.md c3.</remarks>
public enum DisputeState
{
    /// <summary>The provider sent a state that is not known here; its own word is kept beside.</summary>
    Unknown = 0,

    /// <summary>A question before a formal dispute; an answer may avoid one.</summary>
    Inquiry = 1,

    /// <summary>The question was answered and is being looked at.</summary>
    InquiryUnderReview = 2,

    /// <summary>The question ended without a dispute.</summary>
    InquiryClosed = 3,

    /// <summary>A dispute that waits for our answer until its deadline.</summary>
    NeedsResponse = 4,

    /// <summary>Answered; the bank or the scheme decides.</summary>
    UnderReview = 5,

    /// <summary>Decided for us. Not final with every provider: a second chargeback may follow.</summary>
    Won = 6,

    /// <summary>Decided against us.</summary>
    Lost = 7,

    /// <summary>Given up by us.</summary>
    Accepted = 8,

    /// <summary>Not answered in time.</summary>
    Expired = 9,

    /// <summary>Settled before it became a dispute.</summary>
    Prevented = 10,

    /// <summary>We sent something and nobody knows what became of it. Only a read, an event or a report ends this.</summary>
    Unresolved = 11,
}
