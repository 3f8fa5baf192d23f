namespace Broker.Crm.Salesforce.Records;

/// <summary>What the org's duplicate rules do with one write (contracts/salesforce.md 3).</summary>
public sealed record SalesforceDuplicateRule
{
    /// <summary>True saves the record although a rule that only warns found duplicates. Default false: such a write is refused with <c>DUPLICATES_DETECTED</c>.</summary>
    public bool AllowSave { get; init; }

    /// <summary>True has the answer tell about the duplicates. Default false.</summary>
    public bool IncludeRecordDetails { get; init; }

    /// <summary>True applies the sharing rules of the caller. Default true.</summary>
    public bool RunAsCurrentUser { get; init; } = true;
}
