namespace Broker.Crm.Salesforce.Records;

/// <summary>
/// A field that is read and never written, also when it was set: a formula, a roll-up, an audit field. It needs no setter. <c>Id</c>, <c>IsDeleted</c>, <c>SystemModstamp</c>,
/// <c>LastViewedDate</c>, <c>LastReferencedDate</c>, child queries, addresses and locations are read only without it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SalesforceReadOnlyAttribute : Attribute;
