namespace Broker.Crm.Salesforce.Bulk;

/// <summary>Where a job is (contracts/salesforce.md 7).</summary>
public enum BulkJobState
{
    /// <summary>A state that is not known here; see <see cref="BulkJob.RawState"/>.</summary>
    Other = 0,

    /// <summary>Made, and waiting for its upload or for the word that it is complete. Nothing runs.</summary>
    Open = 1,

    /// <summary>Waiting for its turn.</summary>
    UploadComplete = 2,

    /// <summary>Running.</summary>
    InProgress = 3,

    /// <summary>At its end. Rows may have failed all the same.</summary>
    JobComplete = 4,

    /// <summary>Stopped by somebody. Rows that were written stay written.</summary>
    Aborted = 5,

    /// <summary>Stopped by Salesforce. Rows that were written stay written.</summary>
    Failed = 6,
}
