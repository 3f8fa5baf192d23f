using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>Changes of a stage. What is null is left as it is.</summary>
public sealed record HubSpotStageUpdate
{
    /// <summary>The label a user sees.</summary>
    public string? Label { get; init; }

    /// <summary>The place in the pipeline.</summary>
    public int? DisplayOrder { get; init; }

    /// <summary>All of the metadata, see <see cref="HubSpotStageDefinition.Metadata"/>.</summary>
    [JsonConverter(typeof(TextMapConverter))]
    public IReadOnlyDictionary<string, string?>? Metadata { get; init; }

    /// <summary>False to bring an archived stage back.</summary>
    public bool? Archived { get; init; }
}
