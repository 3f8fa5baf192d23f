namespace Broker.Core.Boundaries.Accounts;

/// <summary>Where the registration of the account stands, as far as a diagnosis needs it.</summary>
public enum RegistrationSignal
{
    /// <summary>Not told.</summary>
    Unknown = 0,

    /// <summary>Nobody has asked for it yet.</summary>
    NotRequested = 1,

    /// <summary>Asked for; there is no answer yet.</summary>
    Requested = 2,

    /// <summary>The answer was lost: it may have been registered.</summary>
    Uncertain = 3,

    /// <summary>Refused; see the code beside it.</summary>
    Refused = 4,

    /// <summary>Registered.</summary>
    Registered = 5,
}
