using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>One change of a pipeline or stage, as HubSpot recorded it.</summary>
public sealed record HubSpotPipelineAudit
{
    /// <summary>What was changed.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Identifier { get => field ?? string.Empty; init; }

    /// <summary>What was done, for example <c>CREATE</c>; open.</summary>
    public string? Action { get; init; }

    /// <summary>When; null when the answer did not say.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>HubSpot's words about it.</summary>
    public string? Message { get; init; }

    /// <summary>The account.</summary>
    public string? PortalId { get; init; }

    /// <summary>The user who did it; null for none.</summary>
    public string? FromUserId { get; init; }

    /// <summary>The thing afterwards, as JSON.</summary>
    public string? RawObject { get; init; }
}
