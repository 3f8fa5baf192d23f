namespace Broker.Crm.Salesforce.Records;

/// <summary>The records of an object that were made or changed in a span of time.</summary>
public sealed record SalesforceUpdatedRecords
{
    /// <summary>Their ids.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Up to when the answer is complete: the start of the next span.</summary>
    public DateTimeOffset? LatestDateCovered { get; init; }
}
