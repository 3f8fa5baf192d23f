namespace Broker.Crm.HubSpot.Search;

/// <summary>Filters that must all hold.</summary>
/// <param name="Filters">The filters, at most 6.</param>
public sealed record HubSpotFilterGroup(IReadOnlyList<HubSpotFilter> Filters);
