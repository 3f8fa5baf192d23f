namespace Broker.Crm.HubSpot.Records;

/// <summary>A property that HubSpot owns, for example <c>createdate</c>: read, never written, also when it was set. It needs no setter.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HubSpotReadOnlyAttribute : Attribute;
