namespace Broker.Orchestration.Audit;

/// <summary>The ways a chain can be broken.</summary>
public enum AuditFault
{
    /// <summary>A record's content, hash or link was changed.</summary>
    Altered = 0,

    /// <summary>A record is not there.</summary>
    Missing = 1,

    /// <summary>Records changed places.</summary>
    Reordered = 2,

    /// <summary>The end was cut off; only a checkpoint kept elsewhere can tell.</summary>
    Truncated = 3,
}
