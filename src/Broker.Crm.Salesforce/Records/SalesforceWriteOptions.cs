namespace Broker.Crm.Salesforce.Records;

/// <summary>How one write is done (contracts/salesforce.md 3). Checked before anything is sent.</summary>
public sealed record SalesforceWriteOptions
{
    /// <summary>
    /// False keeps the org's active assignment rules away from a new or changed Account, Case or Lead; true runs them. Default null, which Salesforce takes as true:
    /// a rule can then change the owner. Not together with <see cref="AssignmentRuleId"/>.
    /// </summary>
    public bool? AutoAssign { get; init; }

    /// <summary>The assignment rule to run, 15 or 18 characters. Default null.</summary>
    public string? AssignmentRuleId { get; init; }

    /// <summary>What duplicate rules do. Default null: as the org says.</summary>
    public SalesforceDuplicateRule? DuplicateRule { get; init; }

    /// <summary>True puts the record on the caller's list of recent ones. Default null: as Salesforce does without it.</summary>
    public bool? UpdateMru { get; init; }

    /// <summary>For an upsert only: true changes a record and never makes one. Default false.</summary>
    public bool UpdateOnly { get; init; }

    /// <summary>Write only when the record has changed since. Default null; not for a create.</summary>
    public DateTimeOffset? IfModifiedSince { get; init; }

    /// <summary>Write only when the record has not changed since, else it is a conflict (412). Whole seconds. Default null; not for a create.</summary>
    public DateTimeOffset? IfUnmodifiedSince { get; init; }

    /// <summary>
    /// Write only when the record still is one of these versions: <see cref="SalesforceRecord.ETag"/> with its quotes, several joined by commas. Only Salesforce's
    /// <c>Account</c> has versions, and a delete looks at none. Default null.
    /// </summary>
    public string? IfMatch { get; init; }

    /// <summary>Write only when the record is none of these versions. As <see cref="IfMatch"/>, and not together with it. Default null.</summary>
    public string? IfNoneMatch { get; init; }
}
