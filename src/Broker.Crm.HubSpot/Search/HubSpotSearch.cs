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

    /// <summary>Also finds records that satisfy all of these filters.</summary>
    public HubSpotSearch Or(params IReadOnlyList<HubSpotFilter> filters) => this with { Groups = [.. Groups, new HubSpotFilterGroup(filters)] };

    /// <summary>Smallest value of a property first.</summary>
    public HubSpotSearch OrderBy(string property) => this with { Sort = new HubSpotSort(property) };

    /// <summary>Largest value of a property first.</summary>
    public HubSpotSearch OrderByDescending(string property) => this with { Sort = new HubSpotSort(property, Descending: true) };

    /// <summary>Reads these properties.</summary>
    public HubSpotSearch Select(params IReadOnlyList<string> properties) => this with { Properties = properties };

    /// <summary>This search with one more condition on every group.</summary>
    internal HubSpotSearch And(HubSpotFilter filter) =>
        this with { Groups = Groups.Count == 0 ? [new HubSpotFilterGroup([filter])] : [.. Groups.Select(g => new HubSpotFilterGroup([.. g.Filters, filter]))] };

    internal IReadOnlyCollection<string> PropertyNames() =>
        [.. Groups.SelectMany(static g => g.Filters).Select(static f => f.Property).Concat(Properties ?? []).Concat(Sort is null ? [] : [Sort.Property]).Distinct(StringComparer.Ordinal)];
}
