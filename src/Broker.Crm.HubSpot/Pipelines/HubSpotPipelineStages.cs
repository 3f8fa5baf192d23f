using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>The stages of pipelines (contracts/hubspot.md 7).</summary>
internal sealed class HubSpotPipelineStages(HubSpotApi api) : IHubSpotPipelineStages
{
    private static readonly ApiResponseReader<IReadOnlyList<HubSpotPipelineStage>> ListOf = ListReader.Of(HubSpotJson.Default.HubSpotPipelineStage);
    private static readonly ApiResponseReader<IReadOnlyList<HubSpotPipelineAudit>> AuditOf = ListReader.Of(HubSpotJson.Default.HubSpotPipelineAudit);
    private static readonly ApiResponseReader<HubSpotPipelineStage> One = ApiReaders.Json(HubSpotJson.Default.HubSpotPipelineStage);

    public Task<IReadOnlyList<HubSpotPipelineStage>> ListAsync(string objectType, string pipelineId, CancellationToken cancellationToken = default) =>
        api.SendAsync(PipelineOperations.ListStages.Call(api.Paths.Stages(objectType, pipelineId)), ListOf, [], cancellationToken);

    public Task<HubSpotPipelineStage> GetAsync(string objectType, string pipelineId, string stageId, CancellationToken cancellationToken = default) =>
        api.SendAsync(PipelineOperations.GetStage.Call(api.Paths.Stage(objectType, pipelineId, stageId)), One, [], cancellationToken);

    public Task<HubSpotPipelineStage> CreateAsync(
        string objectType, string pipelineId, HubSpotStageDefinition definition, CancellationToken cancellationToken = default)
    {
        PipelineChecks.Stage(objectType, definition, nameof(definition));
        ApiCall call = PipelineOperations.CreateStage.Call(api.Paths.Stages(objectType, pipelineId))
            .WithIdentity(definition.Label)
            .WithBody(ApiBody.Json(definition, HubSpotJson.Default.HubSpotStageDefinition));
        return api.SendAsync(call, One, [], cancellationToken);
    }

    public Task<HubSpotPipelineStage> ReplaceAsync(
        string objectType, string pipelineId, string stageId, HubSpotStageDefinition definition, CancellationToken cancellationToken = default)
    {
        PipelineChecks.Stage(objectType, definition, nameof(definition));
        ApiCall call = PipelineOperations.ReplaceStage.Call(api.Paths.Stage(objectType, pipelineId, stageId))
            .WithIdentity(stageId)
            .WithBody(ApiBody.Json(definition, HubSpotJson.Default.HubSpotStageDefinition));
        return api.SendAsync(call, One, [], cancellationToken);
    }

    public Task<HubSpotPipelineStage> UpdateAsync(
        string objectType, string pipelineId, string stageId, HubSpotStageUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        PipelineChecks.Metadata(update.Label ?? stageId, update.Metadata, probabilityRequired: false, nameof(update));
        ApiCall call = PipelineOperations.UpdateStage.Call(api.Paths.Stage(objectType, pipelineId, stageId))
            .WithIdentity(stageId)
            .WithBody(ApiBody.Json(update, HubSpotJson.Default.HubSpotStageUpdate));
        return api.SendAsync(call, One, [], cancellationToken);
    }

    public Task DeleteAsync(string objectType, string pipelineId, string stageId, CancellationToken cancellationToken = default) =>
        Removal.RunAsync(api, PipelineOperations.DeleteStage.Call(api.Paths.Stage(objectType, pipelineId, stageId)).WithIdentity(stageId), cancellationToken);

    public Task<IReadOnlyList<HubSpotPipelineAudit>> ListAuditAsync(string objectType, string pipelineId, string stageId, CancellationToken cancellationToken = default) =>
        api.SendAsync(PipelineOperations.ListStageAudit.Call(api.Paths.Stage(objectType, pipelineId, stageId) + "/audit"), AuditOf, [], cancellationToken);
}
