namespace Broker.Crm.HubSpot.Search;

/// <summary>How changes are swept.</summary>
public sealed record HubSpotSweepOptions
{
    /// <summary>The properties to read. Default null: those of the typed record, else the few that HubSpot sends unasked.</summary>
    public IReadOnlyList<string>? Properties { get; init; }

    /// <summary>Only changed records that satisfy all of these. Default none; at most 4, since the sweep adds two of its own.</summary>
    public IReadOnlyList<HubSpotFilter> Filters { get; init; } = [];

    /// <summary>Records per page. Default 200; 1 to 200.</summary>
    public int PageSize { get; init; } = SearchLimits.MaxPageSize;

    /// <summary>
    /// How far behind the present the last cursor of a sweep stays, since a change shows in searches late. What changed in that time comes again in the next
    /// sweep. The present is that of the host's clock. Default 2 minutes; HubSpot's lag is moments, half a minute was reported (contracts/hubspot.md 6).
    /// </summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromMinutes(2);
}
