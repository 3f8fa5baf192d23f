namespace Broker.Crm.Salesforce.Records;

/// <summary>A field that Salesforce takes when a record is created and never after, for example the parent of a master-detail relationship. An update that would send it is refused before it is sent.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SalesforceCreateOnlyAttribute : Attribute;
