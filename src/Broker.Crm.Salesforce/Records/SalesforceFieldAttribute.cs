namespace Broker.Crm.Salesforce.Records;

/// <summary>The API name of a field or relationship when it is not the property's own name.</summary>
/// <param name="name">The API name, for example <c>Equity__c</c>, or <c>Parent_Account__r</c> for a relationship.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SalesforceFieldAttribute(string name) : Attribute
{
    /// <summary>The API name: a letter, then letters, digits and underscores, at most 80.</summary>
    public string Name { get; } = name;
}
