using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>How many records a record may be linked with, as the account has set it.</summary>
public sealed record HubSpotAssociationLimit
{
    /// <summary>Who defined the association type.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Category { get => field ?? string.Empty; init; }

    /// <summary>The id of the association type; null when the answer did not say.</summary>
    public long? TypeId { get; init; }

    /// <summary>The label of the type; null for the unlabelled one.</summary>
    public string? Label { get; init; }

    /// <summary>The largest number of records on the other side; null for no limit.</summary>
    [JsonPropertyName("userEnforcedMaxToObjectIds")]
    public long? MaxToObjectIds { get; init; }

    /// <summary>The first object type; null when the answer did not say.</summary>
    public string? FromObjectTypeId { get; init; }

    /// <summary>The second object type; null when the answer did not say.</summary>
    public string? ToObjectTypeId { get; init; }
}
