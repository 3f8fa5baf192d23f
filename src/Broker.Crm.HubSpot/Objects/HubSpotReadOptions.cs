namespace Broker.Crm.HubSpot.Objects;

/// <summary>How one record, or each of many, is read.</summary>
public sealed record HubSpotReadOptions
{
    /// <summary>The properties to read. Default null: those of the typed record, else the few that HubSpot sends unasked.</summary>
    /// <remarks>A read of many by <see cref="IdProperty"/> always asks for that property too: records are told apart by it. With null here it asks for it alone.</remarks>
    public IReadOnlyList<string>? Properties { get; init; }

    /// <summary>The properties to read with the values they had before. Default null: none.</summary>
    public IReadOnlyList<string>? PropertiesWithHistory { get; init; }

    /// <summary>The object types whose links to the record are read along, for example <c>companies</c>. Default null: none. A read of many cannot give them.</summary>
    public IReadOnlyList<string>? Associations { get; init; }

    /// <summary>The unique property that the given value belongs to, for example <c>email</c> or <c>broker_client_id</c>. Default null: the record's id.</summary>
    public string? IdProperty { get; init; }

    /// <summary>Reads records in the recycle bin instead of living ones. Default false.</summary>
    public bool Archived { get; init; }
}
