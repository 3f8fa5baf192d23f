namespace Broker.Crm.Salesforce.Records;

/// <summary>The API value of a picklist entry when it is not the enum member's own name.</summary>
/// <param name="value">The API value, not the label; case-sensitive.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SalesforcePicklistValueAttribute(string value) : Attribute
{
    /// <summary>The value as it stands in answers.</summary>
    public string Value { get; } = value;
}
