namespace Broker.Orchestration.Cases;

/// <summary>The account facet.</summary>
public enum AccountStage
{
    /// <summary>No account.</summary>
    None = 0,

    /// <summary>Registration intended and sent.</summary>
    Requested = 1,

    /// <summary>Nobody knows whether the registration happened.</summary>
    OutcomeUnknown = 2,

    /// <summary>The account exists and is mapped.</summary>
    Registered = 3,

    /// <summary>The account was deleted.</summary>
    Deleted = 4,
}
