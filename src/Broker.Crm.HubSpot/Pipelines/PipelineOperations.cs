using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>The operations on pipelines and stages. HubSpot may make one twice, so that a create is never repeated (contracts/hubspot.md 7, 11).</summary>
internal static class PipelineOperations
{
    private const string Root = "/crm/pipelines/{version}/{objectType}";
    private const string One = Root + "/{pipelineId}";
    private const string Stages = One + "/stages";
    private const string Stage = Stages + "/{stageId}";

    internal static readonly ApiOperation List = new("ListPipelines", HttpMethod.Get, Root, RetrySafety.Read);
    internal static readonly ApiOperation Get = new("GetPipeline", HttpMethod.Get, One, RetrySafety.Read);
    internal static readonly ApiOperation Create = new("CreatePipeline", HttpMethod.Post, Root, RetrySafety.Once);
    internal static readonly ApiOperation Replace = new("ReplacePipeline", HttpMethod.Put, One, RetrySafety.Idempotent);
    internal static readonly ApiOperation Update = new("UpdatePipeline", HttpMethod.Patch, One, RetrySafety.Idempotent);
    internal static readonly ApiOperation Delete = new("DeletePipeline", HttpMethod.Delete, One, RetrySafety.Idempotent);
    internal static readonly ApiOperation ListAudit = new("ListPipelineAudit", HttpMethod.Get, One + "/audit", RetrySafety.Read);

    internal static readonly ApiOperation ListStages = new("ListPipelineStages", HttpMethod.Get, Stages, RetrySafety.Read);
    internal static readonly ApiOperation GetStage = new("GetPipelineStage", HttpMethod.Get, Stage, RetrySafety.Read);
    internal static readonly ApiOperation CreateStage = new("CreatePipelineStage", HttpMethod.Post, Stages, RetrySafety.Once);
    internal static readonly ApiOperation ReplaceStage = new("ReplacePipelineStage", HttpMethod.Put, Stage, RetrySafety.Idempotent);
    internal static readonly ApiOperation UpdateStage = new("UpdatePipelineStage", HttpMethod.Patch, Stage, RetrySafety.Idempotent);
    internal static readonly ApiOperation DeleteStage = new("DeletePipelineStage", HttpMethod.Delete, Stage, RetrySafety.Idempotent);
    internal static readonly ApiOperation ListStageAudit = new("ListPipelineStageAudit", HttpMethod.Get, Stage + "/audit", RetrySafety.Read);
}
