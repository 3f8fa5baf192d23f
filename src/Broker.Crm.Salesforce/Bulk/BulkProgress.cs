namespace Broker.Crm.Salesforce.Bulk;

/// <summary>How far a load or a query is.</summary>
/// <param name="JobId">The job at work.</param>
/// <param name="State">Its state.</param>
/// <param name="JobNumber">Which job of the load it is, from 1.</param>
/// <param name="RowsSent">Rows of the input that were sent so far, all jobs.</param>
/// <param name="RecordsProcessed">What Salesforce looked at in this job.</param>
/// <param name="RecordsFailed">What failed in this job.</param>
public sealed record BulkProgress(string JobId, BulkJobState State, int JobNumber, long RowsSent, long RecordsProcessed, long RecordsFailed);
