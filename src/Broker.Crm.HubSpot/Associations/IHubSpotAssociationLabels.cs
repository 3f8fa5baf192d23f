using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>The labels of links: association types that an account defines itself. Thread-safe.</summary>
public interface IHubSpotAssociationLabels
{
    /// <summary>All types from one object type to another, those of HubSpot included.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotAssociationLabel>> ListAsync(string fromType, string toType, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a label. Never repeated, since HubSpot may make it twice: after an unknown outcome list first, or use <see cref="EnsureAsync"/>.
    /// </summary>
    /// <returns>The types that were made: one, or one for each direction.</returns>
    /// <exception cref="ArgumentException">The name or the label cannot be one.</exception>
    /// <exception cref="OutcomeUnknownException">It may have been created.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotAssociationLabel>> CreateAsync(
        string fromType, string toType, HubSpotAssociationLabelDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Looks for a type of this label, creates it when there is none, and after an unknown outcome looks again instead of creating again.</summary>
    /// <remarks>Two programs that ensure one label at the same moment can still make two: HubSpot does not refuse the second.</remarks>
    /// <returns>The type, in the direction asked for.</returns>
    /// <exception cref="ArgumentException">The name or the label cannot be one.</exception>
    /// <exception cref="BrokerApiException">A call failed.</exception>
    Task<HubSpotAssociationLabel> EnsureAsync(
        string fromType, string toType, HubSpotAssociationLabelDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Changes the words of a label.</summary>
    /// <param name="fromType">The first type.</param>
    /// <param name="toType">The second type.</param>
    /// <param name="typeId">The label's type id.</param>
    /// <param name="label">What a user sees.</param>
    /// <param name="inverseLabel">What a user sees from the other side; null leaves it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task UpdateAsync(string fromType, string toType, long typeId, string label, string? inverseLabel = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a label, and with it from all links that have it.</summary>
    /// <exception cref="NotFoundException">There is none of this id.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task DeleteAsync(string fromType, string toType, long typeId, CancellationToken cancellationToken = default);
}
