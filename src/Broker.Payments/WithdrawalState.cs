namespace Broker.Payments;

/// <summary>The neutral state of a withdrawal to a client.</summary>
/// <remarks>contracts/payments.md c3. A Stripe payout is not one: it moves the broker's own balance to its own bank, see <see cref="SettlementPayoutState"/>.</remarks>
public enum WithdrawalState
{
    /// <summary>The provider sent a state that is not known here; its own word is kept beside.</summary>
    Unknown = 0,

    /// <summary>Asked for.</summary>
    Requested = 1,

    /// <summary>Waits for a person or a rule to approve it.</summary>
    AwaitingApproval = 2,

    /// <summary>Approved, not carried out yet.</summary>
    Approved = 3,

    /// <summary>Under way.</summary>
    Processing = 4,

    /// <summary>Carried out; it may still come back.</summary>
    Completed = 5,

    /// <summary>Refused by the provider or by whoever had to approve it; no money left.</summary>
    Rejected = 6,

    /// <summary>Could not be carried out; no money left.</summary>
    Failed = 7,

    /// <summary>Carried out and came back: the money is held again.</summary>
    Returned = 8,

    /// <summary>Taken back before it was carried out.</summary>
    Canceled = 9,

    /// <summary>Ended by time before it was carried out.</summary>
    Expired = 10,

    /// <summary>Carried out in part; read its parts.</summary>
    PartiallyFulfilled = 11,

    /// <summary>We sent something and nobody knows what became of it. Only a read, an event or a report ends this.</summary>
    Unresolved = 12,
}
