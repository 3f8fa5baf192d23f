namespace Broker.Crm.Salesforce.Describe;

/// <summary>One object with its fields. A flag is null when the answer did not have it.</summary>
public sealed record SalesforceObjectDescribe
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

    /// <summary>Can it be searched?</summary>
    public bool? Searchable { get; init; }

    /// <summary>Can records be merged?</summary>
    public bool? Mergeable { get; init; }

    /// <summary>Can it have triggers?</summary>
    public bool? Triggerable { get; init; }

    /// <summary>The fields that the user may see.</summary>
    public IReadOnlyList<SalesforceFieldDescribe> Fields { get; init => field = value ?? []; } = [];

    /// <summary>The relationships from its children.</summary>
    public IReadOnlyList<SalesforceChildRelationship> ChildRelationships { get; init => field = value ?? []; } = [];

    /// <summary>The record types.</summary>
    public IReadOnlyList<SalesforceRecordType> RecordTypeInfos { get; init => field = value ?? []; } = [];

    /// <summary>The field of a name, compared without case; null when there is none that the user may see.</summary>
    public SalesforceFieldDescribe? Field(string name) => Fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Name and number of fields.</summary>
    public override string ToString() => $"Salesforce {Name}, {Fields.Count} fields";
}
