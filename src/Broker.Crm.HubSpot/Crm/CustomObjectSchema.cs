using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>What is needed of a custom object's definition (contracts/hubspot.md 8).</summary>
internal sealed record CustomObjectSchema
{
    [JsonConverter(typeof(LenientTextConverter))]
    public string Name { get; init; } = string.Empty;

    [JsonConverter(typeof(LenientTextConverter))]
    public string ObjectTypeId { get; init; } = string.Empty;

    public bool? Archived { get; init; }
}
