using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>A link of a record to another one.</summary>
public sealed record HubSpotAssociation
{
    /// <summary>The id of the other record.</summary>
    [JsonPropertyName("toObjectId")]
    [JsonConverter(typeof(LenientTextConverter))]
    public string ToId { get => field ?? string.Empty; init; }

    /// <summary>Its types: the unlabelled one and the labels.</summary>
    [JsonPropertyName("associationTypes")]
    [JsonConverter(typeof(LenientListConverter<HubSpotAssociationLabel>))]
    public IReadOnlyList<HubSpotAssociationLabel>? Types { get; init; }
}
