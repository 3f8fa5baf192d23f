using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Properties;

/// <summary>The definitions of properties. Thread-safe.</summary>
public interface IHubSpotProperties
{
    /// <summary>All living properties of an object type.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotProperty>> ListAsync(string objectType, CancellationToken cancellationToken = default);

    /// <summary>Creates a property. Repeated when its outcome is unknown; a conflict on such a repeat means that it was created.</summary>
    /// <exception cref="ConflictException">It exists already.</exception>
    Task CreateAsync(string objectType, HubSpotPropertyDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Creates the group and the properties that are missing and reports those that differ. Changes nothing that exists.</summary>
    /// <exception cref="BrokerApiException">A call failed; some properties may have been created. Calling again is safe.</exception>
    Task<HubSpotSchemaReport> EnsureAsync(
        string objectType, HubSpotPropertyGroup group, IReadOnlyList<HubSpotPropertyDefinition> wanted, CancellationToken cancellationToken = default);
}
