using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>A link after its labels were set.</summary>
public sealed record HubSpotAssociationWritten
{
    /// <summary>The type id of the first record, for example <c>0-1</c>; null when the answer did not say.</summary>
    [JsonPropertyName("fromObjectTypeId")]
    public string? FromTypeId { get; init; }

    /// <summary>The first record.</summary>
    [JsonPropertyName("fromObjectId")]
    public string? FromId { get; init; }

    /// <summary>The type id of the second record; null when the answer did not say.</summary>
    [JsonPropertyName("toObjectTypeId")]
    public string? ToTypeId { get; init; }

    /// <summary>The second record.</summary>
    [JsonPropertyName("toObjectId")]
    public string? ToId { get; init; }

    /// <summary>The labels it has now; null when the answer did not say.</summary>
    [JsonConverter(typeof(LenientListConverter<string>))]
    public IReadOnlyList<string>? Labels { get; init; }
}
