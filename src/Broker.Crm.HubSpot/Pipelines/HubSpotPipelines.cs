using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>The pipelines of an object type (contracts/hubspot.md 7).</summary>
internal sealed class HubSpotPipelines(HubSpotApi api) : IHubSpotPipelines
{
    private static readonly HubSpotPipelineRemovalChecks AllChecks = new();
    private static readonly ApiResponseReader<IReadOnlyList<HubSpotPipeline>> ListOf = ListReader.Of(HubSpotJson.Default.HubSpotPipeline);
    private static readonly ApiResponseReader<IReadOnlyList<HubSpotPipelineAudit>> AuditOf = ListReader.Of(HubSpotJson.Default.HubSpotPipelineAudit);
    private static readonly ApiResponseReader<HubSpotPipeline> One = ApiReaders.Json(HubSpotJson.Default.HubSpotPipeline);

    public IHubSpotPipelineStages Stages { get; } = new HubSpotPipelineStages(api);

    public Task<IReadOnlyList<HubSpotPipeline>> ListAsync(string objectType, CancellationToken cancellationToken = default) =>
        api.SendAsync(PipelineOperations.List.Call(api.Paths.Pipelines(objectType)), ListOf, [], cancellationToken);

    public Task<HubSpotPipeline> GetAsync(string objectType, string pipelineId, CancellationToken cancellationToken = default) =>
        api.SendAsync(PipelineOperations.Get.Call(api.Paths.Pipeline(objectType, pipelineId)), One, [], cancellationToken);

    public async Task<HubSpotPipeline> CreateAsync(string objectType, HubSpotPipelineDefinition definition, CancellationToken cancellationToken = default) =>
        (await TryCreateAsync(objectType, definition, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<HubSpotPipelineReport> EnsureAsync(string objectType, HubSpotPipelineDefinition definition, CancellationToken cancellationToken = default)
    {
        PipelineChecks.Pipeline(objectType, definition, nameof(definition));
        if (await FindAsync(objectType, definition.Label, cancellationToken).ConfigureAwait(false) is { } existing)
        {
            return new HubSpotPipelineReport(existing, Created: false, [.. PipelineComparison.Compare(definition, existing)]);
        }

        ApiResult<HubSpotPipeline> result = await TryCreateAsync(objectType, definition, cancellationToken).ConfigureAwait(false);
        if (result.TryGet(out HubSpotPipeline? created, out ApiError? error))
        {
            return new HubSpotPipelineReport(created, Created: true, []);
        }

        if (error is { Kind: not ErrorKind.Conflict, Outcome: not Outcome.Unknown })
        {
            throw error.ToException();
        }

        // Another program was faster, or the answer of our own create was lost: looking tells, sending again might make a second one.
        return await FindAsync(objectType, definition.Label, cancellationToken).ConfigureAwait(false) is { } found
            ? new HubSpotPipelineReport(found, Created: error.Outcome == Outcome.Unknown, [.. PipelineComparison.Compare(definition, found)])
            : throw error.ToException();
    }

    public Task<HubSpotPipeline> ReplaceAsync(
        string objectType, string pipelineId, HubSpotPipelineDefinition definition, HubSpotPipelineRemovalChecks? checks = null, CancellationToken cancellationToken = default)
    {
        PipelineChecks.Pipeline(objectType, definition, nameof(definition));
        ApiCall call = Checked(PipelineOperations.Replace.Call(api.Paths.Pipeline(objectType, pipelineId)), checks)
            .WithIdentity(pipelineId)
            .WithBody(ApiBody.Json(definition, HubSpotJson.Default.HubSpotPipelineDefinition));
        return api.SendAsync(call, One, [], cancellationToken);
    }

    public Task<HubSpotPipeline> UpdateAsync(string objectType, string pipelineId, HubSpotPipelineUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        ApiCall call = PipelineOperations.Update.Call(api.Paths.Pipeline(objectType, pipelineId))
            .WithIdentity(pipelineId)
            .WithBody(ApiBody.Json(update, HubSpotJson.Default.HubSpotPipelineUpdate));
        return api.SendAsync(call, One, [], cancellationToken);
    }

    public Task DeleteAsync(string objectType, string pipelineId, HubSpotPipelineRemovalChecks? checks = null, CancellationToken cancellationToken = default) =>
        Removal.RunAsync(api, Checked(PipelineOperations.Delete.Call(api.Paths.Pipeline(objectType, pipelineId)), checks).WithIdentity(pipelineId), cancellationToken);

    public Task<IReadOnlyList<HubSpotPipelineAudit>> ListAuditAsync(string objectType, string pipelineId, CancellationToken cancellationToken = default) =>
        api.SendAsync(PipelineOperations.ListAudit.Call(api.Paths.Pipeline(objectType, pipelineId) + "/audit"), AuditOf, [], cancellationToken);

    private static ApiCall Checked(ApiCall call, HubSpotPipelineRemovalChecks? checks) => call
        .Query("validateReferencesBeforeDelete", (bool?)(checks ?? AllChecks).References)
        .Query("validateDealStageUsagesBeforeDelete", (bool?)(checks ?? AllChecks).DealStageUsages);

    private async Task<HubSpotPipeline?> FindAsync(string objectType, string label, CancellationToken cancellationToken) =>
        (await ListAsync(objectType, cancellationToken).ConfigureAwait(false))
            .FirstOrDefault(p => p.Archived != true && string.Equals(p.Label, label, StringComparison.OrdinalIgnoreCase));

    private async Task<ApiResult<HubSpotPipeline>> TryCreateAsync(string objectType, HubSpotPipelineDefinition definition, CancellationToken cancellationToken)
    {
        PipelineChecks.Pipeline(objectType, definition, nameof(definition));
        ApiCall call = PipelineOperations.Create.Call(api.Paths.Pipelines(objectType))
            .WithIdentity(definition.Label)
            .WithBody(ApiBody.Json(definition, HubSpotJson.Default.HubSpotPipelineDefinition));
        return await api.TrySendAsync(call, One, [], cancellationToken).ConfigureAwait(false);
    }
}
