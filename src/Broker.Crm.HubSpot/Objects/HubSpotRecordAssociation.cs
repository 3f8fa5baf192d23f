namespace Broker.Crm.HubSpot.Objects;

/// <summary>A link of a record, as a read of the record tells it.</summary>
/// <param name="Id">The id of the other record.</param>
/// <param name="Type">HubSpot's name of the association type, for example <c>deal_to_contact</c>; null when the answer did not say.</param>
public sealed record HubSpotRecordAssociation(string Id, string? Type);
