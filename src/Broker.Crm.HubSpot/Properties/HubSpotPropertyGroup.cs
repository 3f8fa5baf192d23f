using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Properties;

/// <summary>A group of properties.</summary>
public sealed record HubSpotPropertyGroup
{
    /// <summary>The internal name.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>The label a user sees.</summary>
    public string? Label { get; init; }

    /// <summary>The place among the groups; -1 for behind those with a place.</summary>
    public int? DisplayOrder { get; init; }

    /// <summary>True when it was archived.</summary>
    public bool? Archived { get; init; }
}
