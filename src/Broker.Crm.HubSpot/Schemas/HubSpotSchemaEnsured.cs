using Broker.Crm.HubSpot.Properties;

namespace Broker.Crm.HubSpot.Schemas;

/// <summary>What was found or made when an object type was ensured.</summary>
/// <param name="Schema">The type as it is.</param>
/// <param name="Created">True when the type was made now.</param>
/// <param name="Properties">The properties that were made beside an existing type, and those that differ.</param>
/// <param name="Differing">What else differs from what is wanted, in words. Nothing was changed.</param>
public sealed record HubSpotSchemaEnsured(HubSpotSchema Schema, bool Created, HubSpotSchemaReport Properties, IReadOnlyList<string> Differing);
