namespace Broker.Crm.HubSpot.Crm;

/// <summary>Where a new ticket or deal starts.</summary>
internal sealed record StartStage(string PipelineId, string StageId);
