namespace Broker.Orchestration.Journal;

/// <summary>Where an inbox item stands.</summary>
public enum InboxStatus
{
    /// <summary>To be decided.</summary>
    Pending = 0,

    /// <summary>Decided.</summary>
    Done = 1,

    /// <summary>Its subject is not in the identity map; waits for a mapping, then becomes an exception item.</summary>
    Parked = 2,

    /// <summary>Kept, of a type this version does not map.</summary>
    Unmapped = 3,
}
