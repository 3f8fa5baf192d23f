namespace Broker.Crm.HubSpot.Associations;

/// <summary>Two records and the types of the link between them.</summary>
/// <param name="FromId">The first record.</param>
/// <param name="ToId">The second record.</param>
/// <param name="Types">The types, at least one, in the direction from the first to the second.</param>
public sealed record HubSpotAssociationLink(string FromId, string ToId, IReadOnlyList<HubSpotAssociationType> Types);
