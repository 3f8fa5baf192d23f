namespace Broker.Crm.HubSpot.Properties;

/// <summary>What was found and made when properties were ensured.</summary>
/// <param name="Created">Properties made now, as <c>objectType.name</c>.</param>
/// <param name="Differing">Properties that exist otherwise than wanted, as they are and as they should be. Nothing was changed.</param>
public sealed record HubSpotSchemaReport(IReadOnlyList<string> Created, IReadOnlyList<HubSpotSchemaDifference> Differing);
