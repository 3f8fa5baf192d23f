namespace Broker.Orchestration.Ownership;

/// <summary>Where a proposal stands.</summary>
public enum ProposalStatus
{
    /// <summary>It waits in the owner's queue.</summary>
    Open = 0,

    /// <summary>The owner wrote the value.</summary>
    Accepted = 1,

    /// <summary>The owner turned it down.</summary>
    Declined = 2,

    /// <summary>Nobody decided in time.</summary>
    Expired = 3,
}
