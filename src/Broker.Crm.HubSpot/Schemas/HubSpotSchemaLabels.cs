namespace Broker.Crm.HubSpot.Schemas;

/// <summary>What a user calls the records of an object type.</summary>
/// <param name="Singular">One of them.</param>
/// <param name="Plural">Several of them.</param>
public sealed record HubSpotSchemaLabels(string? Singular, string? Plural);
