namespace Broker.Crm.Salesforce.Records;

/// <summary>A custom field whose API name is the property's own name with <c>__c</c>, or a custom relationship with <c>__r</c>: <c>Equity</c> is <c>Equity__c</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SalesforceCustomAttribute : Attribute;
