using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>One stage of a pipeline.</summary>
public sealed record HubSpotPipelineStage
{
    /// <summary>The id, as it is written to <c>hs_pipeline_stage</c>: a name or a number, different in each account.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Id { get; init; } = string.Empty;

    /// <summary>The label a user sees.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Label { get; init; } = string.Empty;

    /// <summary>The place in the pipeline.</summary>
    public int? DisplayOrder { get; init; }

    /// <summary>True when it was archived.</summary>
    public bool? Archived { get; init; }

    /// <summary>For tickets <c>ticketState</c> (OPEN or CLOSED), for deals <c>probability</c>.</summary>
    [JsonConverter(typeof(TextMapConverter))]
    public IReadOnlyDictionary<string, string?>? Metadata { get; init; }
}
