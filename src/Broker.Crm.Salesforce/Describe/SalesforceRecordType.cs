namespace Broker.Crm.Salesforce.Describe;

/// <summary>A record type of an object.</summary>
public sealed record SalesforceRecordType
{
    /// <summary>Its id.</summary>
    public string? RecordTypeId { get; init; }

    /// <summary>What users see.</summary>
    public string? Name { get; init; }

    /// <summary>The API name.</summary>
    public string? DeveloperName { get; init; }

    /// <summary>Can it be chosen?</summary>
    public bool? Active { get; init; }

    /// <summary>May the user choose it?</summary>
    public bool? Available { get; init; }

    /// <summary>Is it the user's default?</summary>
    public bool? DefaultRecordTypeMapping { get; init; }
}
