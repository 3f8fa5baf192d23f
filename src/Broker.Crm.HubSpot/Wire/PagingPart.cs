namespace Broker.Crm.HubSpot.Wire;

/// <summary>The <c>paging</c> of a page.</summary>
internal sealed record PagingPart
{
    public PagingNext? Next { get; init; }
}
