namespace Broker.Crm.Salesforce.Records;

/// <summary>
/// A get-only <c>IReadOnlyDictionary&lt;string, string?&gt;</c> for the fields of an answer that the class does not name: text, numbers as they were written, objects as
/// their JSON. Without it they are ignored. Never written.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SalesforceOtherAttribute : Attribute;
