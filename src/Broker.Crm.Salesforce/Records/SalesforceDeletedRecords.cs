namespace Broker.Crm.Salesforce.Records;

/// <summary>The records of an object that were deleted in a span of time.</summary>
public sealed record SalesforceDeletedRecords
{
    /// <summary>The records.</summary>
    public IReadOnlyList<SalesforceDeletedRecord> Records { get; init; } = [];

    /// <summary>The oldest deletion that Salesforce still knows of. When it lies after the start of the span, deletions may be missing: compare all records.</summary>
    public DateTimeOffset? EarliestDateAvailable { get; init; }

    /// <summary>Up to when the answer is complete: the start of the next span.</summary>
    public DateTimeOffset? LatestDateCovered { get; init; }
}
