namespace Broker.Crm.HubSpot.Objects;

/// <summary>The links of a record to records of one type. One other record may stand here several times, once per association type.</summary>
/// <param name="Records">The links that the answer held.</param>
/// <param name="After">Where the links that did not fit start; null when these are all. Read all of them as a list of associations.</param>
public sealed record HubSpotRecordAssociations(IReadOnlyList<HubSpotRecordAssociation> Records, string? After);
