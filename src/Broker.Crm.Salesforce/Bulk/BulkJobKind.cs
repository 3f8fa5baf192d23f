namespace Broker.Crm.Salesforce.Bulk;

/// <summary>Which of the two kinds a job is.</summary>
public enum BulkJobKind
{
    /// <summary>Writes records.</summary>
    Ingest = 0,

    /// <summary>Reads records.</summary>
    Query = 1,
}
