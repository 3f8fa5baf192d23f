namespace Broker.Core.Boundaries.Kyc;

/// <summary>The identity facet. None of these is terminal: a provider may revoke, renew and correct.</summary>
public enum KycStatus
{
    /// <summary>The provider sent a word that is not known here.</summary>
    Unknown = 0,

    /// <summary>Nothing was submitted.</summary>
    NotStarted = 1,

    /// <summary>Submitted, being checked.</summary>
    Pending = 2,

    /// <summary>The client must do something.</summary>
    ActionRequired = 3,

    /// <summary>A person at the provider or in compliance looks at it.</summary>
    InReview = 4,

    /// <summary>Approved.</summary>
    Approved = 5,

    /// <summary>Approved until a date.</summary>
    ApprovedUntil = 6,

    /// <summary>Rejected, the client may try again.</summary>
    RejectedRetry = 7,

    /// <summary>Rejected for good.</summary>
    RejectedFinal = 8,

    /// <summary>Was approved and ran out.</summary>
    Expired = 9,

    /// <summary>Was approved and was withdrawn by the provider.</summary>
    Revoked = 10,
}
