namespace Broker.Core.Boundaries.Finance;

/// <summary>The neutral state of a payment. Refunded, disputed and settled are facts with amounts beside it, not states.</summary>
public enum PaymentState
{
    /// <summary>The provider sent a state that is not known here; its own word is kept beside.</summary>
    Unknown = 0,

    /// <summary>Made, nothing has happened yet.</summary>
    Created = 1,

    /// <summary>The payer must do something, for example confirm at their bank.</summary>
    RequiresAction = 2,

    /// <summary>Under way at the provider.</summary>
    Processing = 3,

    /// <summary>Authorised, not captured.</summary>
    Authorized = 4,

    /// <summary>A part was captured.</summary>
    PartiallyCaptured = 5,

    /// <summary>Money was received. Final for unlocking, not for money: it can still be refunded or disputed.</summary>
    Succeeded = 6,

    /// <summary>This attempt failed; the payment may still be tried again.</summary>
    Failed = 7,

    /// <summary>Ended without money.</summary>
    Canceled = 8,

    /// <summary>Ended by time.</summary>
    Expired = 9,

    /// <summary>We sent something and nobody knows what became of it. Only a read, an event or a report ends this.</summary>
    Unresolved = 10,
}
