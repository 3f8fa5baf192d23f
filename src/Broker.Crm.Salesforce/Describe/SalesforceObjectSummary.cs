namespace Broker.Crm.Salesforce.Describe;

/// <summary>One object in short. A flag is null when the answer did not have it.</summary>
public sealed record SalesforceObjectSummary
{
    /// <summary>The API name.</summary>
    public string? Name { get; init; }

    /// <summary>What users see.</summary>
    public string? Label { get; init; }

    /// <summary>What users see for several.</summary>
    public string? LabelPlural { get; init; }

    /// <summary>The first three characters of its records' ids.</summary>
    public string? KeyPrefix { get; init; }

    /// <summary>Is it the org's own?</summary>
    public bool? Custom { get; init; }

    /// <summary>May the user create records?</summary>
    public bool? Createable { get; init; }

    /// <summary>May the user change records?</summary>
    public bool? Updateable { get; init; }

    /// <summary>May the user delete records?</summary>
    public bool? Deletable { get; init; }

    /// <summary>Can it be queried?</summary>
    public bool? Queryable { get; init; }
}
