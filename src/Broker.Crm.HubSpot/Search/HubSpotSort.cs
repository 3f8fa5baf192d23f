namespace Broker.Crm.HubSpot.Search;

/// <summary>An order of results.</summary>
/// <param name="Property">The property to order by.</param>
/// <param name="Descending">True for the largest first.</param>
public sealed record HubSpotSort(string Property, bool Descending = false);
