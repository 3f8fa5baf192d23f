namespace Broker.Crm.HubSpot.Objects;

/// <summary>One written record of a batch answer.</summary>
internal sealed record BatchItem(HubSpotRecord Record, string? TraceId, bool? IsNew);
