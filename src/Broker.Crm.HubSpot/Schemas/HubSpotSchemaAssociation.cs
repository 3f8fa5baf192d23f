using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Schemas;

/// <summary>An association that an object type takes part in.</summary>
public sealed record HubSpotSchemaAssociation
{
    /// <summary>Its id.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Id { get => field ?? string.Empty; init; }

    /// <summary>Its name; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The first object type, by type id.</summary>
    public string? FromObjectTypeId { get; init; }

    /// <summary>The second object type, by type id.</summary>
    public string? ToObjectTypeId { get; init; }

    /// <summary><c>ONE_TO_MANY</c> or <c>ONE_TO_ONE</c>; open.</summary>
    public string? Cardinality { get; init; }

    /// <summary>The same from the other side.</summary>
    public string? InverseCardinality { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
