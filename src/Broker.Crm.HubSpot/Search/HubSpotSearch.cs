namespace Broker.Crm.HubSpot.Search;

/// <summary>What to search for (contracts/hubspot.md 6).</summary>
public sealed record HubSpotSearch
{
    /// <summary>Groups of filters: a record matches when all filters of one group hold. At most 5 groups of 6 filters, 18 in total.</summary>
    public IReadOnlyList<HubSpotFilterGroup> Groups { get; init; } = [];

    /// <summary>Words to find in the object's searchable properties.</summary>
    public string? Query { get; init; }

    /// <summary>The order; HubSpot takes one. Null: its own order, oldest first.</summary>
    public HubSpotSort? Sort { get; init; }

    /// <summary>The properties to read. Null: those of the typed record, else the few that HubSpot sends unasked.</summary>
    public IReadOnlyList<string>? Properties { get; init; }

    /// <summary>Records per page, 1 to 200. 100 unless set.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>A search for records that satisfy all filters.</summary>
    public static HubSpotSearch Where(params IReadOnlyList<HubSpotFilter> filters) => new() { Groups = [new HubSpotFilterGroup(filters)] };

    internal IReadOnlyCollection<string> PropertyNames() =>
        [.. Groups.SelectMany(static g => g.Filters).Select(static f => f.Property).Concat(Properties ?? []).Concat(Sort is null ? [] : [Sort.Property]).Distinct(StringComparer.Ordinal)];
}
