namespace Broker.Crm.HubSpot.Wire;

/// <summary>Where the next page starts.</summary>
internal sealed record PagingNext
{
    public string? After { get; init; }
}
