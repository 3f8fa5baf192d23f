using System.Globalization;
using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>One stage of a pipeline.</summary>
public sealed record HubSpotPipelineStage
{
    /// <summary>The id, as it is written to <c>hs_pipeline_stage</c>: a name or a number, different in each account.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Id { get => field ?? string.Empty; init; }

    /// <summary>The label a user sees.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Label { get => field ?? string.Empty; init; }

    /// <summary>The place in the pipeline.</summary>
    public int? DisplayOrder { get; init; }

    /// <summary>True when it was archived.</summary>
    public bool? Archived { get; init; }

    /// <summary>Who may move records in it, for example <c>CRM_PERMISSIONS_ENFORCEMENT</c>; open.</summary>
    public string? WritePermissions { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>For tickets <c>ticketState</c> (OPEN or CLOSED), for deals <c>probability</c>.</summary>
    [JsonConverter(typeof(TextMapConverter))]
    public IReadOnlyDictionary<string, string?>? Metadata { get; init; }

    /// <summary>How likely a deal of this stage is won, 0 to 1; null for other objects.</summary>
    [JsonIgnore]
    public decimal? Probability =>
        decimal.TryParse(Metadata?.GetValueOrDefault(StageMetadata.Probability), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal probability) ? probability : null;

    /// <summary>Whether tickets of this stage are closed; null for other objects.</summary>
    [JsonIgnore]
    public bool? IsClosed => Metadata?.GetValueOrDefault(StageMetadata.TicketState) switch
    {
        { } state when string.Equals(state, StageMetadata.Closed, StringComparison.OrdinalIgnoreCase) => true,
        { } state when string.Equals(state, StageMetadata.Open, StringComparison.OrdinalIgnoreCase) => false,
        _ => null,
    };
}
