using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>One link of a batch write: labelled ones are told flat, default ones with objects.</summary>
internal sealed record AssociationWriteItem
{
    public string? FromObjectId { get; init; }

    public string? ToObjectId { get; init; }

    public IdPart? From { get; init; }

    public IdPart? To { get; init; }

    internal string? Key => (FromObjectId ?? From?.Id) is { } from && (ToObjectId ?? To?.Id) is { } to ? AssociationBatches.Key(from, to) : null;
}
