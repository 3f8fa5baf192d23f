using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>How many links of a type a record may have, where the account has set less than HubSpot allows. Thread-safe.</summary>
public interface IHubSpotAssociationLimits
{
    /// <summary>All limits of the account.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotAssociationLimit>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>The limits from one object type to another.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotAssociationLimit>> ListAsync(string fromType, string toType, CancellationToken cancellationToken = default);

    /// <summary>Sets limits where there are none.</summary>
    /// <exception cref="ArgumentException">A limit is below 1, or two are of one type.</exception>
    Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationLimitDefinition>>> CreateManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationLimitDefinition> limits, CancellationToken cancellationToken = default);

    /// <summary>Changes limits.</summary>
    /// <exception cref="ArgumentException">A limit is below 1, or two are of one type.</exception>
    Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationLimitDefinition>>> UpdateManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationLimitDefinition> limits, CancellationToken cancellationToken = default);

    /// <summary>Takes limits away (<c>purge</c> on the wire).</summary>
    /// <exception cref="ArgumentException">A type is missing or stands twice.</exception>
    Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationType>>> RemoveManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationType> types, CancellationToken cancellationToken = default);
}
