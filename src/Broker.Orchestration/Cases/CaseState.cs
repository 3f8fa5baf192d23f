namespace Broker.Orchestration.Cases;

/// <summary>The case state, computed from the facets; nobody writes it (domain/onboarding.md 3.2).</summary>
public enum CaseState
{
    /// <summary>LED: a lead, not qualified.</summary>
    Lead = 0,

    /// <summary>CON: qualified, KYC not started.</summary>
    Contact = 1,

    /// <summary>KYP: identity pending or in review.</summary>
    KycPending = 2,

    /// <summary>KYA: the client must act on a retryable rejection, a missing document or an expiry.</summary>
    KycActionRequired = 3,

    /// <summary>KYR: final rejection before any account.</summary>
    Declined = 4,

    /// <summary>FUN: KYC valid, another gate open, most often the required money.</summary>
    AwaitingFunds = 5,

    /// <summary>RDY: every gate of registration holds.</summary>
    Ready = 6,

    /// <summary>REQ: registration intended and sent.</summary>
    RegistrationRequested = 7,

    /// <summary>UNC: the registration's outcome is unknown.</summary>
    RegistrationUncertain = 8,

    /// <summary>REG: the account is mapped, no successful connection yet.</summary>
    Registered = 9,

    /// <summary>ACT: connected once, all gates held at that time.</summary>
    Active = 10,

    /// <summary>RVW: at least one blocking review.</summary>
    ManualReview = 11,

    /// <summary>SUS: a blocking restriction.</summary>
    Suspended = 12,

    /// <summary>DOR: inactive without exposure.</summary>
    Dormant = 13,

    /// <summary>CLG: close accepted, something outstanding.</summary>
    Closing = 14,

    /// <summary>CLD: closed.</summary>
    Closed = 15,
}
