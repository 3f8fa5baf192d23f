namespace Broker.Crm.Salesforce.Records;

/// <summary>On what condition one record is read (contracts/salesforce.md 3). Checked before anything is sent.</summary>
public sealed record SalesforceReadOptions
{
    /// <summary>Only when the record has changed since. Whole seconds. Default null.</summary>
    public DateTimeOffset? IfModifiedSince { get; init; }

    /// <summary>Only when the record has not changed since, else it is a conflict (412). Whole seconds. Default null.</summary>
    public DateTimeOffset? IfUnmodifiedSince { get; init; }

    /// <summary>
    /// Only when the record still is one of these versions: <see cref="SalesforceRecord.ETag"/> with its quotes, several joined by commas. Only Salesforce's
    /// <c>Account</c> has versions. Default null.
    /// </summary>
    public string? IfMatch { get; init; }

    /// <summary>Only when the record is none of these versions. As <see cref="IfMatch"/>, and not together with it. Default null.</summary>
    public string? IfNoneMatch { get; init; }
}
