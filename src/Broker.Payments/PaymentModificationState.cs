namespace Broker.Payments;

/// <summary>What became of a change to a payment.</summary>
public enum PaymentModificationState
{
    /// <summary>The provider sent a state that is not known here; its own word is kept beside.</summary>
    Unknown = 0,

    /// <summary>Accepted for execution; the result comes later, by an event.</summary>
    Pending = 1,

    /// <summary>Carried out.</summary>
    Done = 2,

    /// <summary>Not carried out.</summary>
    Refused = 3,

    /// <summary>We sent something and nobody knows what became of it. Only a read, an event or a report ends this.</summary>
    Unresolved = 4,
}
