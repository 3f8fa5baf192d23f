namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>
/// What HubSpot checks before it removes a pipeline or stages. Always sent, since what HubSpot does without them depends on the version of the API
/// (contracts/hubspot.md 1).
/// </summary>
public sealed record HubSpotPipelineRemovalChecks
{
    /// <summary>Refuses when records are still in it (<c>validateReferencesBeforeDelete</c>). Default true.</summary>
    public bool References { get; init; } = true;

    /// <summary>Refuses when deal stages are still used elsewhere, for example in workflows (<c>validateDealStageUsagesBeforeDelete</c>). Default true.</summary>
    public bool DealStageUsages { get; init; } = true;
}
