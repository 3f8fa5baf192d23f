namespace Broker.Crm.Salesforce.Bulk;

/// <summary>What an ingest job does with its rows (contracts/salesforce.md 7).</summary>
public enum BulkOperation
{
    /// <summary>Creates records. Not safe to repeat: an upsert by external id is.</summary>
    Insert = 0,

    /// <summary>Changes records by <c>Id</c>.</summary>
    Update = 1,

    /// <summary>Creates or changes records by an external id.</summary>
    Upsert = 2,

    /// <summary>Moves records by <c>Id</c> to the bin.</summary>
    Delete = 3,

    /// <summary>Deletes records by <c>Id</c> for good; needs the permission Bulk API Hard Delete.</summary>
    HardDelete = 4,

    /// <summary>Replaces a whole data set. Version 68.0 and newer; never split over several jobs, so all rows must fit into one upload.</summary>
    Refresh = 5,
}
