namespace Broker.Crm.Salesforce.Describe;

/// <summary>One entry of a picklist.</summary>
public sealed record SalesforcePicklistEntry
{
    /// <summary>The API value: what stands in records.</summary>
    public string? Value { get; init; }

    /// <summary>What users see.</summary>
    public string? Label { get; init; }

    /// <summary>Can it be chosen?</summary>
    public bool? Active { get; init; }

    /// <summary>Is it chosen when nothing is?</summary>
    public bool? DefaultValue { get; init; }

    /// <summary>For which values of the controlling field it can be chosen, as bits in Base64.</summary>
    public string? ValidFor { get; init; }
}
