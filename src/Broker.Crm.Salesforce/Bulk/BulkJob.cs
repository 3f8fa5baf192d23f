namespace Broker.Crm.Salesforce.Bulk;

/// <summary>What Salesforce says about a job. Every member may be missing (contracts/salesforce.md 7).</summary>
public sealed record BulkJob
{
    /// <summary>The id.</summary>
    public string? Id { get; init; }

    /// <summary>The object, for example <c>Account</c>.</summary>
    public string? ObjectType { get; init; }

    /// <summary>The operation as it was sent, for example <c>upsert</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>The state.</summary>
    public BulkJobState State { get; init; }

    /// <summary>The state as it was sent.</summary>
    public string? RawState { get; init; }

    /// <summary>The field that an upsert goes by.</summary>
    public string? ExternalIdField { get; init; }

    /// <summary>The version the job was made with, for example 67.0. Results can be read with this one alone.</summary>
    public decimal? ApiVersion { get; init; }

    /// <summary>For example <c>V2Ingest</c> or <c>V2Query</c>.</summary>
    public string? JobType { get; init; }

    /// <summary>The separator, for example <c>COMMA</c>.</summary>
    public string? ColumnDelimiter { get; init; }

    /// <summary>The line ending, <c>LF</c> or <c>CRLF</c>.</summary>
    public string? LineEnding { get; init; }

    /// <summary>Who made the job.</summary>
    public string? CreatedById { get; init; }

    /// <summary>When the job was made, as it was sent.</summary>
    public string? CreatedDate { get; init; }

    /// <summary>Rows that were looked at, failed ones included.</summary>
    public long? RecordsProcessed { get; init; }

    /// <summary>Rows that failed.</summary>
    public long? RecordsFailed { get; init; }

    /// <summary>How often Salesforce started the work again.</summary>
    public int? Retries { get; init; }

    /// <summary>Working time.</summary>
    public TimeSpan? ProcessingTime { get; init; }

    /// <summary>Why the job failed; free text.</summary>
    public Core.Errors.ProviderText ErrorMessage { get; init; }

    /// <summary>True when nothing changes any more.</summary>
    public bool IsEnded => State is BulkJobState.JobComplete or BulkJobState.Aborted or BulkJobState.Failed;
}
