using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Schemas;

/// <summary>
/// The definitions of custom objects. Thread-safe. A type is given by its id (<c>2-123</c>) or its full name (<c>p{hubId}_{name}</c>). Reading needs the scope
/// <c>crm.schemas.custom.read</c>, writing <c>crm.schemas.custom.write</c> (contracts/hubspot.md 8).
/// </summary>
public interface IHubSpotSchemas
{
    /// <summary>All custom object types.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotSchema>> ListAsync(HubSpotSchemaReadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>One object type.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotSchema> GetAsync(string objectType, HubSpotSchemaReadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The living object type of a short name, whatever the letter case; null when there is none.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotSchema?> FindAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Several object types in one call. Those that do not exist are left out.</summary>
    /// <exception cref="ArgumentException">A type is empty or stands twice.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotSchema>> ReadManyAsync(
        IReadOnlyList<string> objectTypes, HubSpotSchemaReadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates an object type with its properties. Repeated when its outcome is unknown; a conflict on such a repeat means that it was created, and it is read.
    /// </summary>
    /// <exception cref="ArgumentException">The definition cannot be an object type.</exception>
    /// <exception cref="ConflictException">It exists already, or a deleted one still has the name, see <see cref="PurgeAsync"/>.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotSchema> CreateAsync(HubSpotSchemaDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates the object type when there is none of this name; when there is one, creates the properties it lacks and reports what differs. Changes nothing that
    /// exists. May run in several programs at once.
    /// </summary>
    /// <exception cref="ArgumentException">The definition cannot be an object type.</exception>
    /// <exception cref="ConflictException">The name is taken by a type that is not listed: a deleted one, see <see cref="PurgeAsync"/>.</exception>
    /// <exception cref="BrokerApiException">A call failed; some properties may have been created. Calling again is safe.</exception>
    Task<HubSpotSchemaEnsured> EnsureAsync(HubSpotSchemaDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Changes an object type.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotSchema> UpdateAsync(string objectType, HubSpotSchemaUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Deletes an object type. HubSpot refuses until its records, associations and properties are gone. The name stays taken until it is purged.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task DeleteAsync(string objectType, CancellationToken cancellationToken = default);

    /// <summary>Removes a deleted object type for good, so that its name can be used again. Cannot be undone.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task PurgeAsync(string objectType, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lets records of two object types be linked. Never repeated, since HubSpot may make it twice: after an unknown outcome read the type first.
    /// </summary>
    /// <param name="objectType">The type whose definition gets it.</param>
    /// <param name="fromObjectType">The first type, for example <c>2-123</c>.</param>
    /// <param name="toObjectType">The second type, for example <c>0-1</c> or <c>CONTACT</c>.</param>
    /// <param name="name">A name; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="OutcomeUnknownException">It may have been created.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotSchemaAssociation> CreateAssociationAsync(
        string objectType, string fromObjectType, string toObjectType, string? name = null, CancellationToken cancellationToken = default);

    /// <summary>Takes an association away, by its id in <see cref="HubSpotSchema.Associations"/>.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task DeleteAssociationAsync(string objectType, string associationId, CancellationToken cancellationToken = default);
}
