namespace Broker.Crm.HubSpot.Associations;

/// <summary>How many records a record may be linked with.</summary>
/// <param name="Type">The association type.</param>
/// <param name="MaxToObjectIds">The largest number of records on the other side; at least 1.</param>
public sealed record HubSpotAssociationLimitDefinition(HubSpotAssociationType Type, int MaxToObjectIds);
