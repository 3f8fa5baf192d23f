namespace Broker.Crm.HubSpot.Crm;

/// <summary>Where a new ticket starts.</summary>
internal sealed record TicketStage(string PipelineId, string StageId);
