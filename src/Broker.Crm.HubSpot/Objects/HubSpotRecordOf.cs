namespace Broker.Crm.HubSpot.Objects;

/// <summary>A record whose properties are read into a class of the user.</summary>
/// <typeparam name="T">The class, see <see cref="Records.HubSpotObjectAttribute"/>.</typeparam>
public sealed record HubSpotRecord<T> : IHubSpotRecord
    where T : class
{
    /// <summary>The id; unique per object type only. Text, although HubSpot sends digits (contracts/hubspot.md 2).</summary>
    public required string Id { get; init; }

    /// <summary>The properties that <typeparamref name="T"/> names.</summary>
    public required T Properties { get; init; }

    /// <summary>When it was made; null when the answer did not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed, by anyone, this client included; null when the answer did not say.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>True for a record in the recycle bin.</summary>
    public bool Archived { get; init; }

    /// <summary>The record's page in HubSpot; null when the answer did not say.</summary>
    public string? Url { get; init; }

    /// <summary>When it went to the recycle bin, where it stays 90 days; null for a living record. There is no call that brings it back (contracts/hubspot.md 13).</summary>
    public DateTimeOffset? ArchivedAt
    {
        get => Kept.ArchivedAt;
        init => Extras = Kept with { ArchivedAt = value };
    }

    /// <summary>Property name to the values it had, newest first as HubSpot sends them. Empty unless asked for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<HubSpotPropertyVersion>> History
    {
        get => Kept.History;
        init => Extras = Kept with { History = value };
    }

    /// <summary>Object type to the linked records of that type. Empty unless asked for.</summary>
    public IReadOnlyDictionary<string, HubSpotRecordAssociations> Associations
    {
        get => Kept.Associations;
        init => Extras = Kept with { Associations = value };
    }

    /// <summary>What HubSpot complained about although the call succeeded; usually empty.</summary>
    public IReadOnlyList<HubSpotWarning> Warnings
    {
        get => Kept.Warnings;
        init => Extras = Kept with { Warnings = value };
    }

    internal RecordExtras? Extras { get; init; }

    private RecordExtras Kept => Extras ?? RecordExtras.None;

    /// <summary>Only the id: properties are personal data.</summary>
    public override string ToString() => $"HubSpot record {Id}";
}
