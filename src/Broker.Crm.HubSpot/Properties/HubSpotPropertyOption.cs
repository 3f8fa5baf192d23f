using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Properties;

/// <summary>One choice of an enumeration.</summary>
public sealed record HubSpotPropertyOption
{
    /// <summary>The label a user sees.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Label { get => field ?? string.Empty; init; }

    /// <summary>The value that is written; case matters.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Value { get => field ?? string.Empty; init; }

    /// <summary>The place in the list.</summary>
    public int? DisplayOrder { get; init; }

    /// <summary>True when it is not offered in forms.</summary>
    public bool? Hidden { get; init; }

    /// <summary>A sentence for those who choose.</summary>
    public string? Description { get; init; }
}
