using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>A pipeline that is to exist, with all its stages (contracts/hubspot.md 7).</summary>
public sealed record HubSpotPipelineDefinition
{
    /// <summary>The most stages of a pipeline of tickets, deals and custom objects. Others have 30.</summary>
    public const int MaxStages = 100;

    /// <summary>The label a user sees.</summary>
    public required string Label { get; init; }

    /// <summary>The place among the pipelines.</summary>
    public int DisplayOrder { get; init; }

    /// <summary>The stages, at least one.</summary>
    [JsonConverter(typeof(LenientListConverter<HubSpotStageDefinition>))]
    public required IReadOnlyList<HubSpotStageDefinition> Stages { get; init; }
}
