using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Properties;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Schemas;

/// <summary>A custom object type as the account has it (contracts/hubspot.md 8). Every member may be missing.</summary>
public sealed record HubSpotSchema
{
    /// <summary>The id of the definition.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Id { get => field ?? string.Empty; init; }

    /// <summary>The type id, for example <c>2-3465404</c>: the object type of all other calls.</summary>
    public string? ObjectTypeId { get; init; }

    /// <summary>The short name.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>The name as <c>p{hubId}_{name}</c>: serves as object type too.</summary>
    public string? FullyQualifiedName { get; init; }

    /// <summary>What a user calls the records.</summary>
    public HubSpotSchemaLabels? Labels { get; init; }

    /// <summary>A sentence about it.</summary>
    public string? Description { get; init; }

    /// <summary>The property that names a record.</summary>
    public string? PrimaryDisplayProperty { get; init; }

    /// <summary>The properties shown beside it.</summary>
    [JsonConverter(typeof(LenientListConverter<string>))]
    public IReadOnlyList<string>? SecondaryDisplayProperties { get; init; }

    /// <summary>The properties a new record must have.</summary>
    [JsonConverter(typeof(LenientListConverter<string>))]
    public IReadOnlyList<string>? RequiredProperties { get; init; }

    /// <summary>The properties that HubSpot's search box looks at.</summary>
    [JsonConverter(typeof(LenientListConverter<string>))]
    public IReadOnlyList<string>? SearchableProperties { get; init; }

    /// <summary>Its properties; null when they were not asked for.</summary>
    [JsonConverter(typeof(LenientListConverter<HubSpotProperty>))]
    public IReadOnlyList<HubSpotProperty>? Properties { get; init; }

    /// <summary>Its associations; null when they were not asked for.</summary>
    [JsonConverter(typeof(LenientListConverter<HubSpotSchemaAssociation>))]
    public IReadOnlyList<HubSpotSchemaAssociation>? Associations { get; init; }

    /// <summary>True when properties may be sensitive.</summary>
    public bool? AllowsSensitiveProperties { get; init; }

    /// <summary>True when it was deleted.</summary>
    public bool? Archived { get; init; }

    /// <summary>The user who made it; only with audit metadata.</summary>
    public string? CreatedByUserId { get; init; }

    /// <summary>The user who last changed it; only with audit metadata.</summary>
    public string? UpdatedByUserId { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>What other calls take as object type: the type id, else the full name; null when the answer held neither.</summary>
    [JsonIgnore]
    public string? ObjectType => HubSpotPaths.IsType(ObjectTypeId) ? ObjectTypeId : HubSpotPaths.IsType(FullyQualifiedName) ? FullyQualifiedName : null;
}
