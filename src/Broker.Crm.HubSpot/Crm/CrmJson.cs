using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Generated metadata of what only the boundary reads.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HubSpotResults<CustomObjectSchema>))]
internal sealed partial class CrmJson : JsonSerializerContext;
