namespace Broker.Crm.Salesforce.Bulk;

/// <summary>What became of one row.</summary>
public enum BulkRowStatus
{
    /// <summary>Not known: no result names the row. Look the record up before loading it again.</summary>
    Unknown = 0,

    /// <summary>A record was created.</summary>
    Created = 1,

    /// <summary>A record was changed.</summary>
    Updated = 2,

    /// <summary>A record was deleted.</summary>
    Deleted = 3,

    /// <summary>Tried and refused; see the code.</summary>
    Failed = 4,

    /// <summary>Never tried, because the job ended first. Safe to load again.</summary>
    Unprocessed = 5,
}
