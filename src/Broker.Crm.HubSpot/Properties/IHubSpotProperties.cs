using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Properties;

/// <summary>The definitions of properties. Thread-safe. Object types are given as for <see cref="IHubSpotClient.Objects(string)"/>.</summary>
public interface IHubSpotProperties
{
    /// <summary>Properties per call of a batch.</summary>
    public const int MaxBatchInputs = 100;

    /// <summary>The groups that properties stand in.</summary>
    IHubSpotPropertyGroups Groups { get; }

    /// <summary>All living properties of an object type that are not sensitive.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotProperty>> ListAsync(string objectType, CancellationToken cancellationToken = default);

    /// <summary>The properties of an object type: archived ones, sensitive ones, or in another language.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotProperty>> ListAsync(string objectType, HubSpotPropertyReadOptions options, CancellationToken cancellationToken = default);

    /// <summary>One property.</summary>
    /// <exception cref="NotFoundException">There is none of this name, or it is archived or sensitive and was not asked for as such.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotProperty> GetAsync(string objectType, string name, HubSpotPropertyReadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a property. Repeated when its outcome is unknown; a conflict on such a repeat means that it was created.</summary>
    /// <exception cref="ArgumentException">Type and field type do not go together, a name is missing, or two options have one value.</exception>
    /// <exception cref="ConflictException">It exists already.</exception>
    Task CreateAsync(string objectType, HubSpotPropertyDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Changes a property. Options that are given replace the whole list.</summary>
    /// <exception cref="ArgumentException">Type and field type do not go together, or two options have one value.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotProperty> UpdateAsync(string objectType, string name, HubSpotPropertyUpdate update, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds options to an enumeration and keeps those it has: reads it, then sends the old options together with the new ones. Options whose value exists, case
    /// counts, are left as they are; nothing is written when all exist. Two callers that add at the same time can undo one another.
    /// </summary>
    /// <returns>The property afterwards.</returns>
    /// <exception cref="ArgumentException">There is no option, or two have one value.</exception>
    /// <exception cref="BrokerApiException">A call failed.</exception>
    Task<HubSpotProperty> AddOptionsAsync(string objectType, string name, IReadOnlyList<HubSpotPropertyOption> options, CancellationToken cancellationToken = default);

    /// <summary>Archives a property: its values are no longer seen. It can be restored in HubSpot for 90 days.</summary>
    /// <exception cref="NotFoundException">There is none of this name.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task ArchiveAsync(string objectType, string name, CancellationToken cancellationToken = default);

    /// <summary>Reads properties by name, in calls of 100.</summary>
    /// <returns>One outcome per name, in their order.</returns>
    /// <exception cref="ArgumentException">A name is empty or stands twice.</exception>
    Task<IReadOnlyList<HubSpotOutcome<string, HubSpotProperty>>> ReadManyAsync(
        string objectType, IReadOnlyList<string> names, HubSpotPropertyReadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates properties, in calls of 100. Not repeated: a second try would report those of the first as conflicts. For a safe second run use
    /// <see cref="EnsureAsync"/>.
    /// </summary>
    /// <returns>One outcome per definition, in their order. One bad input may fail its whole call.</returns>
    /// <exception cref="ArgumentException">A definition cannot be one, or a name stands twice.</exception>
    Task<IReadOnlyList<HubSpotOutcome<HubSpotPropertyDefinition, HubSpotProperty>>> CreateManyAsync(
        string objectType, IReadOnlyList<HubSpotPropertyDefinition> definitions, CancellationToken cancellationToken = default);

    /// <summary>Archives properties, in calls of 100.</summary>
    /// <returns>One outcome per name, in their order.</returns>
    /// <exception cref="ArgumentException">A name is empty or stands twice.</exception>
    Task<IReadOnlyList<HubSpotOutcome<string>>> ArchiveManyAsync(string objectType, IReadOnlyList<string> names, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates the group and the properties that are missing and reports those that differ in type, field type, uniqueness or missing options. Changes nothing
    /// that exists. May run in several programs at once.
    /// </summary>
    /// <exception cref="ArgumentException">A definition cannot be one.</exception>
    /// <exception cref="BrokerApiException">A call failed; some properties may have been created. Calling again is safe.</exception>
    Task<HubSpotSchemaReport> EnsureAsync(
        string objectType, HubSpotPropertyGroup group, IReadOnlyList<HubSpotPropertyDefinition> wanted, CancellationToken cancellationToken = default);
}
