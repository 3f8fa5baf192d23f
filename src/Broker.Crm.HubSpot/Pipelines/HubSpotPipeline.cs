using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>A pipeline that tickets or deals move through (contracts/hubspot.md 7).</summary>
public sealed record HubSpotPipeline
{
    /// <summary>The id, as it is written to <c>hs_pipeline</c>.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Id { get => field ?? string.Empty; init; }

    /// <summary>The label a user sees.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Label { get => field ?? string.Empty; init; }

    /// <summary>The place among the pipelines.</summary>
    public int? DisplayOrder { get; init; }

    /// <summary>True when it was archived.</summary>
    public bool? Archived { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Its stages.</summary>
    [JsonConverter(typeof(LenientListConverter<HubSpotPipelineStage>))]
    public IReadOnlyList<HubSpotPipelineStage>? Stages { get; init; }
}
