namespace Broker.Payments;

/// <summary>The neutral state of a subscription. What a client may use in each state is the application's decision.</summary>
/// <remarks>contracts/payments.md c2.</remarks>
public enum SubscriptionState
{
    /// <summary>The provider sent a state that is not known here; its own word is kept beside.</summary>
    Unknown = 0,

    /// <summary>Made, and its first invoice is not paid yet.</summary>
    Incomplete = 1,

    /// <summary>Its first invoice was not paid in time; it never began.</summary>
    IncompleteExpired = 2,

    /// <summary>Running without payment until the trial ends.</summary>
    Trialing = 3,

    /// <summary>Running and paid.</summary>
    Active = 4,

    /// <summary>Running, and the last invoice is not paid.</summary>
    PastDue = 5,

    /// <summary>The last invoices were given up; new ones are kept as drafts.</summary>
    Unpaid = 6,

    /// <summary>Not running, for want of a payment method after the trial.</summary>
    Paused = 7,

    /// <summary>Ended.</summary>
    Canceled = 8,

    /// <summary>We sent something and nobody knows what became of it. Only a read, an event or a report ends this.</summary>
    Unresolved = 9,
}
