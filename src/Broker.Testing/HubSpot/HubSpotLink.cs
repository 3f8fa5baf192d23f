namespace Broker.Testing.HubSpot;

/// <summary>An association to make: the record it leads to and its type, seen from where it starts.</summary>
internal sealed record HubSpotLink(HubSpotObjectType ToType, HubSpotRecord To, HubSpotAssociationType Kind);
