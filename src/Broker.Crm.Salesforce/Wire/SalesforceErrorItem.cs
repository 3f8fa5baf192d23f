namespace Broker.Crm.Salesforce.Wire;

/// <summary>One error of an answer, whatever its shape.</summary>
/// <param name="Code">The code, raw; null when none was sent.</param>
/// <param name="Message">Free text; may repeat what was sent.</param>
/// <param name="Fields">The fields it concerns.</param>
internal sealed record SalesforceErrorItem(string? Code, string? Message, IReadOnlyList<string> Fields)
{
    /// <summary>The id of the record that is in the way, where the error names one: a duplicate, or the holder of a unique value.</summary>
    public string? RelatedId { get; init; }

    public override string ToString() => ErrorCodes.IsListed(Code) ? Code! : "unlisted";
}
