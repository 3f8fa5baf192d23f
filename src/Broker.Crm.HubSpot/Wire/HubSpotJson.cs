using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Pipelines;
using Broker.Crm.HubSpot.Properties;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>Generated metadata of the definitions. Records are read by hand: their shape is the user's.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(HubSpotResults<HubSpotProperty>))]
[JsonSerializable(typeof(HubSpotResults<HubSpotPropertyGroup>))]
[JsonSerializable(typeof(HubSpotResults<HubSpotPipeline>))]
[JsonSerializable(typeof(HubSpotPropertyDefinition))]
internal sealed partial class HubSpotJson : JsonSerializerContext;
