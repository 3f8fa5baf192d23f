using System.Text.Json.Serialization;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>One record of a batch read, with one page of its links.</summary>
internal sealed record AssociationReadItem
{
    public IdPart? From { get; init; }

    [JsonConverter(typeof(LenientListConverter<HubSpotAssociation>))]
    public IReadOnlyList<HubSpotAssociation>? To { get; init; }

    public PagingPart? Paging { get; init; }
}
