using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>An association type as the account has it.</summary>
public sealed record HubSpotAssociationLabel
{
    /// <summary>Who defined it; open, see <see cref="HubSpotAssociationCategories"/>.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Category { get => field ?? string.Empty; init; }

    /// <summary>Its id; null when the answer did not say.</summary>
    public long? TypeId { get; init; }

    /// <summary>What a user sees; null for the unlabelled type.</summary>
    public string? Label { get; init; }

    /// <summary>The same as it is sent; null when the answer did not name it completely.</summary>
    [JsonIgnore]
    public HubSpotAssociationType? Type => TypeId is { } id && Category.Length > 0 ? new HubSpotAssociationType(Category, id) : null;
}
