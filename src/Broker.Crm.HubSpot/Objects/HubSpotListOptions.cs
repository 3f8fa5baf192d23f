namespace Broker.Crm.HubSpot.Objects;

/// <summary>How a list is read.</summary>
public sealed record HubSpotListOptions
{
    /// <summary>The largest page HubSpot gives.</summary>
    public const int MaxPageSize = 100;

    /// <summary>The properties to read. Default null: those of the typed record, else the few that HubSpot sends unasked.</summary>
    public IReadOnlyList<string>? Properties { get; init; }

    /// <summary>Records per page. Default 100, the largest; 1 to 100.</summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <summary>Lists records in the recycle bin instead of living ones. Default false.</summary>
    public bool Archived { get; init; }
}
