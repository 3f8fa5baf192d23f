namespace Broker.Crm.HubSpot.Records;

/// <summary>A property that has nothing to do with HubSpot. Without it an automatic property that is not partial is a build error: it would never be read or written.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HubSpotIgnoreAttribute : Attribute;
