using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>The pipelines of an object type (contracts/hubspot.md 7).</summary>
internal sealed class HubSpotPipelines(HubSpotApi api) : IHubSpotPipelines
{
    private static readonly ApiOperation List = new("ListPipelines", HttpMethod.Get, "/crm/pipelines/{version}/{objectType}", RetrySafety.Read);
    private static readonly ApiResponseReader<HubSpotResults<HubSpotPipeline>> Reader = ApiReaders.Json(HubSpotJson.Default.HubSpotResultsHubSpotPipeline);

    public Task<IReadOnlyList<HubSpotPipeline>> ListAsync(string objectType, CancellationToken cancellationToken = default) =>
        api.SendAsync(List.Call(api.Paths.Pipelines(objectType)), static (in ApiResponse r) => Reader(in r).Entries, [], cancellationToken);
}
