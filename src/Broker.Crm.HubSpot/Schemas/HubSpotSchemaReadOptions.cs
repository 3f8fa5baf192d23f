namespace Broker.Crm.HubSpot.Schemas;

/// <summary>What is read of object types (contracts/hubspot.md 8). What is null is left to HubSpot.</summary>
public sealed record HubSpotSchemaReadOptions
{
    /// <summary>Lists deleted types instead of living ones. Default false. Lists only.</summary>
    public bool Archived { get; init; }

    /// <summary>Whether the properties come too. Default null: HubSpot's own choice; a batch read asks for them.</summary>
    public bool? IncludePropertyDefinitions { get; init; }

    /// <summary>Whether the associations come too. Default null: HubSpot's own choice; a batch read asks for them.</summary>
    public bool? IncludeAssociationDefinitions { get; init; }

    /// <summary>Whether it comes who made and changed them. Default null: HubSpot's own choice; a batch read does not ask for it.</summary>
    public bool? IncludeAuditMetadata { get; init; }
}
