namespace Broker.Crm.HubSpot.Objects;

/// <summary>What every record has, whatever its properties are read into.</summary>
public interface IHubSpotRecord
{
    /// <summary>The id; unique per object type only.</summary>
    string Id { get; }

    /// <summary>When it last changed, by anyone; null when the answer did not say.</summary>
    DateTimeOffset? UpdatedAt { get; }
}
