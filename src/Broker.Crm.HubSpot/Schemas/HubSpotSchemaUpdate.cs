namespace Broker.Crm.HubSpot.Schemas;

/// <summary>Changes of an object type. What is null is left as it is; a list replaces the whole list.</summary>
public sealed record HubSpotSchemaUpdate
{
    /// <summary>What a user calls the records.</summary>
    public HubSpotSchemaLabels? Labels { get; init; }

    /// <summary>A sentence about it.</summary>
    public string? Description { get; init; }

    /// <summary>True to take the description away.</summary>
    public bool ClearDescription { get; init; }

    /// <summary>The property that names a record.</summary>
    public string? PrimaryDisplayProperty { get; init; }

    /// <summary>The properties shown beside it.</summary>
    public IReadOnlyList<string>? SecondaryDisplayProperties { get; init; }

    /// <summary>The properties a new record must have.</summary>
    public IReadOnlyList<string>? RequiredProperties { get; init; }

    /// <summary>The properties that HubSpot's search box looks at.</summary>
    public IReadOnlyList<string>? SearchableProperties { get; init; }

    /// <summary>True to allow sensitive properties; it cannot be taken back.</summary>
    public bool? AllowsSensitiveProperties { get; init; }
}
