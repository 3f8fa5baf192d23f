namespace Broker.Orchestration.Journal;

/// <summary>What became of a commit.</summary>
public enum CommitResult
{
    /// <summary>Stored.</summary>
    Stored = 0,

    /// <summary>The inbox item was seen before; only the duplicate was counted.</summary>
    Duplicate = 1,
}
