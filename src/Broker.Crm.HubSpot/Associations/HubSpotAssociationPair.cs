namespace Broker.Crm.HubSpot.Associations;

/// <summary>Two records, by their ids.</summary>
/// <param name="FromId">The first record.</param>
/// <param name="ToId">The second record.</param>
public sealed record HubSpotAssociationPair(string FromId, string ToId);
