namespace Broker.Crm.HubSpot.Owners;

/// <summary>Which owners are listed.</summary>
public sealed record HubSpotOwnerListOptions
{
    /// <summary>The largest page that is asked for. HubSpot may allow 500; its documents do not say.</summary>
    public const int MaxPageSize = 500;

    /// <summary>The page size HubSpot takes by itself.</summary>
    public const int DefaultPageSize = 100;

    /// <summary>Only the owner of this e-mail address. Default null: all.</summary>
    public string? Email { get; init; }

    /// <summary>Owners per page. Default 100; 1 to 500.</summary>
    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>Lists archived owners instead of living ones. Default false.</summary>
    public bool Archived { get; init; }

    /// <summary>The page size and whether archived: the address is personal data.</summary>
    public override string ToString() => Archived ? "archived owners" : "owners";
}
