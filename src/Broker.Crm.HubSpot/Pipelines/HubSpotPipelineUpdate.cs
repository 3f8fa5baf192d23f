namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>Changes of a pipeline. What is null is left as it is.</summary>
public sealed record HubSpotPipelineUpdate
{
    /// <summary>The label a user sees.</summary>
    public string? Label { get; init; }

    /// <summary>The place among the pipelines.</summary>
    public int? DisplayOrder { get; init; }

    /// <summary>False to bring an archived pipeline back.</summary>
    public bool? Archived { get; init; }
}
