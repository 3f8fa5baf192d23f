namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>What was found or made when a pipeline was ensured.</summary>
/// <param name="Pipeline">The pipeline as it is.</param>
/// <param name="Created">True when it was made now.</param>
/// <param name="Differing">What differs from what is wanted, in words. Nothing was changed.</param>
public sealed record HubSpotPipelineReport(HubSpotPipeline Pipeline, bool Created, IReadOnlyList<string> Differing);
