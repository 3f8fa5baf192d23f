namespace Broker.Crm.Salesforce.Bulk;

/// <summary>How far this side got with an ingest job.</summary>
public enum BulkJobPhase
{
    /// <summary>The job was made; whether its rows arrived is not known.</summary>
    Created = 0,

    /// <summary>The rows arrived.</summary>
    Uploaded = 1,
}
