namespace Broker.Crm.HubSpot.Objects;

/// <summary>A record whose properties are read into a class of the user.</summary>
/// <typeparam name="T">The class, see <see cref="Records.HubSpotObjectAttribute"/>.</typeparam>
public sealed record HubSpotRecord<T>
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

    /// <summary>Only the id: properties are personal data.</summary>
    public override string ToString() => $"HubSpot record {Id}";
}
