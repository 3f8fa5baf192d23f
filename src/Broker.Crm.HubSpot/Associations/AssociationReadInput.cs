namespace Broker.Crm.HubSpot.Associations;

/// <summary>A record whose links are read, from a page on.</summary>
internal sealed record AssociationReadInput(string Id, string? After);
