using Broker.Crm.HubSpot.Properties;

namespace Broker.Crm.HubSpot.Schemas;

/// <summary>A custom object type that is to exist (contracts/hubspot.md 8). Needs an Enterprise account.</summary>
public sealed record HubSpotSchemaDefinition
{
    /// <summary>The short name: letters, digits and underscores, first a letter. Fixed once the type exists.</summary>
    public required string Name { get; init; }

    /// <summary>What a user calls the records: both forms.</summary>
    public required HubSpotSchemaLabels Labels { get; init; }

    /// <summary>
    /// Its properties. A group that is empty is the object's own; other groups do not exist yet when the type is made.
    /// </summary>
    public required IReadOnlyList<HubSpotPropertyDefinition> Properties { get; init; }

    /// <summary>The property that names a record: one of <see cref="Properties"/>.</summary>
    public required string PrimaryDisplayProperty { get; init; }

    /// <summary>The properties shown beside it.</summary>
    public IReadOnlyList<string> SecondaryDisplayProperties { get; init; } = [];

    /// <summary>The properties a new record must have.</summary>
    public IReadOnlyList<string> RequiredProperties { get; init; } = [];

    /// <summary>The properties that HubSpot's search box looks at.</summary>
    public IReadOnlyList<string> SearchableProperties { get; init; } = [];

    /// <summary>The types it can be linked with, for example <c>CONTACT</c> or <c>2-123</c>.</summary>
    public IReadOnlyList<string> AssociatedObjects { get; init; } = [];

    /// <summary>A sentence about it; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>True to allow sensitive properties.</summary>
    public bool AllowsSensitiveProperties { get; init; }

    /// <summary>True to let records be linked with others of the same type.</summary>
    public bool ShouldCreateSameObjectAssociation { get; init; }
}
