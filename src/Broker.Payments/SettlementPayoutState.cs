namespace Broker.Payments;

/// <summary>The neutral state of a settlement payout: the provider paying the broker's own money to the broker's own bank.</summary>
/// <remarks>contracts/payments.md a8 and c3.</remarks>
public enum SettlementPayoutState
{
    /// <summary>The provider sent a state that is not known here; its own word is kept beside.</summary>
    Unknown = 0,

    /// <summary>Made or closed, not on its way yet.</summary>
    Pending = 1,

    /// <summary>On its way to the bank.</summary>
    InTransit = 2,

    /// <summary>The provider says it arrived; it may still fail.</summary>
    Paid = 3,

    /// <summary>It did not arrive, or came back; also after it was paid.</summary>
    Failed = 4,

    /// <summary>Taken back before it left.</summary>
    Canceled = 5,

    /// <summary>Undone by another payout.</summary>
    Reversed = 6,

    /// <summary>We sent something and nobody knows what became of it. Only a read, an event or a report ends this.</summary>
    Unresolved = 7,
}
