using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Properties;

/// <summary>The groups that properties stand in. Thread-safe.</summary>
public interface IHubSpotPropertyGroups
{
    /// <summary>All groups of an object type.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotPropertyGroup>> ListAsync(string objectType, CancellationToken cancellationToken = default);

    /// <summary>One group.</summary>
    /// <exception cref="NotFoundException">There is none of this name.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotPropertyGroup> GetAsync(string objectType, string name, CancellationToken cancellationToken = default);

    /// <summary>Creates a group. Repeated when its outcome is unknown; a conflict on such a repeat means that it was created.</summary>
    /// <exception cref="ConflictException">It exists already.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task CreateAsync(string objectType, HubSpotPropertyGroup group, CancellationToken cancellationToken = default);

    /// <summary>Changes a group's label or place; what is null is left.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotPropertyGroup> UpdateAsync(string objectType, string name, string? label = null, int? displayOrder = null, CancellationToken cancellationToken = default);

    /// <summary>Archives a group.</summary>
    /// <exception cref="NotFoundException">There is none of this name.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task ArchiveAsync(string objectType, string name, CancellationToken cancellationToken = default);

    /// <summary>Creates the group unless it exists. Changes nothing that exists.</summary>
    /// <returns>True when it was created now.</returns>
    /// <exception cref="BrokerApiException">A call failed.</exception>
    Task<bool> EnsureAsync(string objectType, HubSpotPropertyGroup group, CancellationToken cancellationToken = default);
}
