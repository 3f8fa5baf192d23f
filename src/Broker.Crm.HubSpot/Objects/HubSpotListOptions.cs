namespace Broker.Crm.HubSpot.Objects;

/// <summary>How a list is read.</summary>
public sealed record HubSpotListOptions
{
    /// <summary>The largest page HubSpot gives.</summary>
    public const int MaxPageSize = 100;

    /// <summary>The largest page with property history (contracts/hubspot.md 13).</summary>
    public const int MaxPageSizeWithHistory = 50;

    /// <summary>
    /// The longest path and query that is sent, in characters. HubSpot's proxy refuses longer ones somewhere between 8 and 16 thousand (contracts/hubspot.md 13);
    /// a list of names beyond this is refused before it is sent, a read of one record goes as a batch read instead.
    /// </summary>
    public const int MaxQueryLength = 6000;

    /// <summary>The properties to read. Default null: those of the typed record, else the few that HubSpot sends unasked.</summary>
    public IReadOnlyList<string>? Properties { get; init; }

    /// <summary>The properties to read with the values they had before. Default null: none.</summary>
    public IReadOnlyList<string>? PropertiesWithHistory { get; init; }

    /// <summary>The object types whose links to the records are read along, for example <c>companies</c>. Default null: none.</summary>
    public IReadOnlyList<string>? Associations { get; init; }

    /// <summary>Records per page. Default 100, the largest; 1 to 100. With <see cref="PropertiesWithHistory"/> at most 50 are asked for, whatever stands here.</summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <summary>Lists records in the recycle bin instead of living ones. Default false.</summary>
    public bool Archived { get; init; }
}
