namespace Broker.Crm.Salesforce.Records;

/// <summary>
/// A text that repeats in many records and is not personal, for example an owner's id: records share one string object, which saves memory. Enums and picklist texts share already.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SalesforceSharedAttribute : Attribute;
