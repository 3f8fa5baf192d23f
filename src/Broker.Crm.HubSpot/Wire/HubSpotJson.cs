using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Associations;
using Broker.Crm.HubSpot.Owners;
using Broker.Crm.HubSpot.Pipelines;
using Broker.Crm.HubSpot.Properties;
using Broker.Crm.HubSpot.Schemas;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>Generated metadata of the definitions. Records are read by hand: their shape is the user's.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters =
    [
        typeof(LenientOptionalTextConverter), typeof(LenientFlagConverter), typeof(LenientNumberConverter), typeof(LenientSmallNumberConverter), typeof(LenientTimeConverter),
    ])]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(PagingPart))]
[JsonSerializable(typeof(HubSpotProperty))]
[JsonSerializable(typeof(HubSpotPropertyOption))]
[JsonSerializable(typeof(HubSpotPropertyGroup))]
[JsonSerializable(typeof(HubSpotPropertyDefinition))]
[JsonSerializable(typeof(HubSpotPropertyUpdate))]
[JsonSerializable(typeof(HubSpotPipeline))]
[JsonSerializable(typeof(HubSpotPipelineStage))]
[JsonSerializable(typeof(HubSpotPipelineAudit))]
[JsonSerializable(typeof(HubSpotPipelineDefinition))]
[JsonSerializable(typeof(HubSpotPipelineUpdate))]
[JsonSerializable(typeof(HubSpotStageDefinition))]
[JsonSerializable(typeof(HubSpotStageUpdate))]
[JsonSerializable(typeof(HubSpotAssociation))]
[JsonSerializable(typeof(HubSpotAssociationLabel))]
[JsonSerializable(typeof(HubSpotAssociationLimit))]
[JsonSerializable(typeof(HubSpotAssociationWritten))]
[JsonSerializable(typeof(AssociationReadItem))]
[JsonSerializable(typeof(AssociationWriteItem))]
[JsonSerializable(typeof(HubSpotSchema))]
[JsonSerializable(typeof(HubSpotSchemaAssociation))]
[JsonSerializable(typeof(HubSpotOwner))]
[JsonSerializable(typeof(HubSpotOwnerTeam))]
internal sealed partial class HubSpotJson : JsonSerializerContext;
