namespace Broker.Crm.Salesforce.Limits;

/// <summary>The limits of an org at one moment, by Salesforce's own names. Which there are differs per edition: a limit that the org does not have is null.</summary>
public sealed record SalesforceLimitReport
{
    /// <summary>Every limit by its name, also those without a property here.</summary>
    public IReadOnlyDictionary<string, SalesforceLimit> All { get; init; } = new Dictionary<string, SalesforceLimit>();

    /// <summary>A limit by its name; null when the org does not have it.</summary>
    public SalesforceLimit? this[string name] => All.GetValueOrDefault(name);

    /// <summary>Calls in 24 hours.</summary>
    public SalesforceLimit? DailyApiRequests => this["DailyApiRequests"];

    /// <summary>Bulk batches in 24 hours; Bulk 2.0 makes them of 10,000 records.</summary>
    public SalesforceLimit? DailyBulkBatches => this["DailyBulkApiBatches"];

    /// <summary>Bulk 2.0 query jobs in 24 hours.</summary>
    public SalesforceLimit? DailyBulkQueryJobs => this["DailyBulkV2QueryJobs"];

    /// <summary>Results of Bulk 2.0 queries in 24 hours, in megabytes.</summary>
    public SalesforceLimit? DailyBulkQueryMegabytes => this["DailyBulkV2QueryFileStorageMB"];

    /// <summary>Platform events published in an hour.</summary>
    public SalesforceLimit? HourlyPublishedEvents => this["HourlyPublishedPlatformEvents"];

    /// <summary>Platform and change events delivered in 24 hours.</summary>
    public SalesforceLimit? DailyDeliveredEvents => this["DailyDeliveredPlatformEvents"];

    /// <summary>Storage of records, in megabytes.</summary>
    public SalesforceLimit? DataStorageMegabytes => this["DataStorageMB"];

    /// <summary>Storage of files, in megabytes.</summary>
    public SalesforceLimit? FileStorageMegabytes => this["FileStorageMB"];
}
