using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>A neutral record as it will be written.</summary>
internal sealed record CrmWrite(string ObjectType, string KeyProperty, HubSpotUpsert Upsert);
