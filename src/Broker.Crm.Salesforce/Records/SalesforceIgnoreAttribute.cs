namespace Broker.Crm.Salesforce.Records;

/// <summary>A property that has nothing to do with Salesforce. Without it an automatic property that is not partial is a build error: it would never be read or written.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SalesforceIgnoreAttribute : Attribute;
