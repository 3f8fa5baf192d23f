using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Owners;

/// <summary>A team that an owner belongs to.</summary>
public sealed record HubSpotOwnerTeam
{
    /// <summary>The id.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Id { get => field ?? string.Empty; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>True for the owner's main team.</summary>
    public bool? Primary { get; init; }
}
