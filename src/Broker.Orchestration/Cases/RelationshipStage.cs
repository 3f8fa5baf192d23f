namespace Broker.Orchestration.Cases;

/// <summary>The relationship facet, owned by the CRM. None is terminal: deletes can be restored.</summary>
public enum RelationshipStage
{
    /// <summary>A lead, not qualified.</summary>
    Lead = 0,

    /// <summary>A qualified contact.</summary>
    Contact = 1,

    /// <summary>Merged into another record.</summary>
    Merged = 2,

    /// <summary>Deleted in the CRM.</summary>
    Deleted = 3,
}
