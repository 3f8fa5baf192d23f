using Broker.Crm.HubSpot.Pipelines;
using static Broker.Contracts.Tests.HubSpot.Operations.Rows;

namespace Broker.Contracts.Tests.HubSpot.Operations;

/// <summary>Pipelines and their stages (contracts/hubspot.md 7).</summary>
internal static class PipelineRows
{
    private const string Deals = "deals";
    private const string One = "p/1";
    private static readonly HubSpotStageDefinition Half = HubSpotStageDefinition.ForDeals("Half", 1, 0.5m);
    private static readonly HubSpotPipelineDefinition Sales = new() { Label = "Sales", DisplayOrder = 2, Stages = [Half] };

    public static IReadOnlyList<HubSpotCall> All { get; } =
    [
        Read("ListPipelines", static c => c.Pipelines.ListAsync(Deals), static pipelines => IsSales(Assert.Single(pipelines))),
        Read("ListPipelines, there already", static c => c.Pipelines.EnsureAsync(Deals, Sales), static report =>
        {
            Assert.False(report.Created);
            Assert.Empty(report.Differing);
            IsSales(report.Pipeline);
        }),
        Read("GetPipeline", static c => c.Pipelines.GetAsync(Deals, One), IsSales),
        Once("CreatePipeline", static c => c.Pipelines.CreateAsync(Deals, Sales), IsSales),
        Repeated("ReplacePipeline", static c => c.Pipelines.ReplaceAsync(Deals, One, Sales, new HubSpotPipelineRemovalChecks { DealStageUsages = false }), IsSales),
        Repeated("UpdatePipeline", static c => c.Pipelines.UpdateAsync(Deals, One, new HubSpotPipelineUpdate { Label = "Sales", Archived = false }), IsSales),
        Does("DeletePipeline", HubSpotSafety.Repeatable, static c => c.Pipelines.DeleteAsync(Deals, One)),
        Read("ListPipelineAudit", static c => c.Pipelines.ListAuditAsync(Deals, One), IsAudit),
        Read("ListPipelineStages", static c => c.Pipelines.Stages.ListAsync(Deals, One), static stages => IsHalf(Assert.Single(stages))),
        Read("GetPipelineStage", static c => c.Pipelines.Stages.GetAsync(Deals, One, "3001"), IsHalf),
        Once("CreatePipelineStage", static c => c.Pipelines.Stages.CreateAsync(Deals, One, Half), IsHalf),
        Repeated("ReplacePipelineStage", static c => c.Pipelines.Stages.ReplaceAsync(Deals, One, "3001", Half), IsHalf),
        Repeated("UpdatePipelineStage", static c => c.Pipelines.Stages.UpdateAsync(Deals, One, "3001", new HubSpotStageUpdate { DisplayOrder = 4 }), IsHalf),
        Does("DeletePipelineStage", HubSpotSafety.Repeatable, static c => c.Pipelines.Stages.DeleteAsync(Deals, One, "3001")),
        Read("ListPipelineStageAudit", static c => c.Pipelines.Stages.ListAuditAsync(Deals, One, "3001"), IsAudit),
    ];

    private static void IsSales(HubSpotPipeline pipeline)
    {
        Assert.Equal((One, "Sales", 2, false, Created, Updated), (pipeline.Id, pipeline.Label, pipeline.DisplayOrder, pipeline.Archived, pipeline.CreatedAt, pipeline.UpdatedAt));
        IsHalf(Assert.Single(pipeline.Stages!));
    }

    private static void IsHalf(HubSpotPipelineStage stage) => Assert.Equal(
        ("3001", "Half", 1, 0.5m, "CRM_PERMISSIONS_ENFORCEMENT", Created), (stage.Id, stage.Label, stage.DisplayOrder, stage.Probability, stage.WritePermissions, stage.CreatedAt));

    private static void IsAudit(IReadOnlyList<HubSpotPipelineAudit> entries)
    {
        HubSpotPipelineAudit entry = Assert.Single(entries);
        Assert.Equal((One, "CREATE", Updated, "4711", "90071992547"), (entry.Identifier, entry.Action, entry.Timestamp, entry.PortalId, entry.FromUserId));
    }
}
