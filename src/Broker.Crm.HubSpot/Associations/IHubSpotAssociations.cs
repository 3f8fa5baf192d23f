using Broker.Core.Errors;
using Broker.Core.Paging;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>Links between records. Thread-safe. Object types are given as for <see cref="IHubSpotClient.Objects(string)"/>.</summary>
/// <remarks>Links have a budget of calls of their own (contracts/hubspot.md 5). Every write here sets an end state and is repeated when its outcome is unknown.</remarks>
public interface IHubSpotAssociations
{
    /// <summary>The largest page HubSpot gives.</summary>
    public const int MaxPageSize = 500;

    /// <summary>Records per call of a batch read.</summary>
    public const int MaxReadInputs = 1000;

    /// <summary>Links per call of a batch that creates.</summary>
    public const int MaxCreateInputs = 2000;

    /// <summary>Links per call of a batch that removes: HubSpot states no number, so that of reading is kept.</summary>
    public const int MaxRemoveInputs = 1000;

    /// <summary>The labels of links: the types that an account defines itself.</summary>
    IHubSpotAssociationLabels Labels { get; }

    /// <summary>How many links of a type a record may have.</summary>
    IHubSpotAssociationLimits Limits { get; }

    /// <summary>The records of another type that a record is linked with, with the types of each link.</summary>
    /// <param name="fromType">The record's type.</param>
    /// <param name="fromId">The record.</param>
    /// <param name="toType">The other type.</param>
    /// <param name="pageSize">Links per page; 1 to 500.</param>
    /// <exception cref="ArgumentException">The page size is not allowed.</exception>
    PagedSequence<HubSpotAssociation> ListAsync(string fromType, string fromId, string toType, int pageSize = MaxPageSize);

    /// <summary>Links two records with the unlabelled default association. Twice is once.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task AssociateDefaultAsync(string fromType, string fromId, string toType, string toId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Links two records with exactly these types. Labels that the link had and that are not among them are lost: to add one, use <see cref="AddLabelAsync"/>.
    /// </summary>
    /// <exception cref="ArgumentException">There is no type.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotAssociationWritten> SetLabelsAsync(
        string fromType, string fromId, string toType, string toId, IReadOnlyList<HubSpotAssociationType> types, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds a type to the link of two records and keeps those it has: reads the links of the first record, then sends the old types together with the new one.
    /// Makes the link when there is none. Two callers that add to one link at the same time can undo one another.
    /// </summary>
    /// <returns>True when it was added; false when it was there, and nothing was written.</returns>
    /// <exception cref="BrokerApiException">A call failed.</exception>
    Task<bool> AddLabelAsync(string fromType, string fromId, string toType, string toId, HubSpotAssociationType type, CancellationToken cancellationToken = default);

    /// <summary>Removes the link of two records with all its labels. None there is a success.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task RemoveAllAsync(string fromType, string fromId, string toType, string toId, CancellationToken cancellationToken = default);

    /// <summary>All links of many records to records of another type, in calls of 1,000, each record read to its last page.</summary>
    /// <returns>One outcome per id, in the order of the ids. A record without links has an empty list.</returns>
    /// <exception cref="ArgumentException">An id is empty or stands twice.</exception>
    Task<IReadOnlyList<HubSpotOutcome<string, IReadOnlyList<HubSpotAssociation>>>> ReadManyAsync(
        string fromType, string toType, IReadOnlyList<string> fromIds, CancellationToken cancellationToken = default);

    /// <summary>Links many pairs of records with types, in calls of 2,000.</summary>
    /// <returns>One outcome per link, in their order.</returns>
    /// <exception cref="ArgumentException">A link has no ids or types, or two links are of the same records.</exception>
    Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationLink>>> CreateManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationLink> links, CancellationToken cancellationToken = default);

    /// <summary>Links many pairs of records with the unlabelled default association, in calls of 2,000.</summary>
    /// <returns>One outcome per pair, in their order.</returns>
    /// <exception cref="ArgumentException">A pair has no ids, or stands twice.</exception>
    Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationPair>>> AssociateDefaultManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationPair> pairs, CancellationToken cancellationToken = default);

    /// <summary>Removes the links of many pairs of records with all their labels, in calls of 1,000.</summary>
    /// <returns>One outcome per pair, in their order.</returns>
    /// <exception cref="ArgumentException">A pair has no ids, or stands twice.</exception>
    Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationPair>>> RemoveAllManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationPair> pairs, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes these types from the links of many pairs of records and keeps the others, in calls of 1,000. Removing the unlabelled type, such as
    /// <see cref="HubSpotAssociationTypes.ContactToCompany"/>, removes the link with all its labels.
    /// </summary>
    /// <returns>One outcome per link, in their order.</returns>
    /// <exception cref="ArgumentException">A link has no ids or types, or two links are of the same records.</exception>
    Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationLink>>> RemoveLabelsManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationLink> links, CancellationToken cancellationToken = default);
}
