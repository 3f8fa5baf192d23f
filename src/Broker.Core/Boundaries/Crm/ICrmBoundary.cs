namespace Broker.Core.Boundaries.Crm;

/// <summary>
/// The CRM as a place that facts are projected to. Implementations are thread-safe. They do not throw for anything the CRM does, only for cancellation and misuse.
/// </summary>
/// <remarks>Tickets are opened and commented, never moved or closed: their status belongs to the people who work in the CRM (domain/onboarding.md 3.9).</remarks>
public interface ICrmBoundary
{
    /// <summary>The CRM's name, for example <c>hubspot</c>.</summary>
    string SystemName { get; }

    /// <summary>Checks that every field of the schema exists with a fitting type, and creates what is missing where the CRM allows it. Called at start.</summary>
    ValueTask<BoundaryResult<CrmSetupReport>> EnsureSchemaAsync(CrmSchema schema, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes records by their external id; twice is once. The results stand in the order of the inputs, one each: one bad record does not spoil the others.
    /// A result that is not confirmed and not refused may be written again with the same input: it never makes a second record.
    /// </summary>
    ValueTask<IReadOnlyList<BoundaryResult<CrmWritten>>> UpsertAsync(IReadOnlyList<CrmUpsert> records, CancellationToken cancellationToken = default);

    /// <summary>Reads fields of one record back by its external id, as they are now. A record that is not there is a refusal of the kind not found.</summary>
    ValueTask<BoundaryResult<CrmRecord>> ReadAsync(CrmEntity entity, string externalId, IReadOnlyList<string> fields, CancellationToken cancellationToken = default);

    /// <summary>Reads fields of several records back by their external ids, as they are now. The map holds those that exist, under the ids that were given.</summary>
    ValueTask<BoundaryResult<IReadOnlyDictionary<string, CrmRecord>>> ReadManyAsync(
        CrmEntity entity, IReadOnlyList<string> externalIds, IReadOnlyList<string> fields, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads a part of the records with an external id that changed since a cursor, whoever changed them: what finds changes that no event told. Complete: a
    /// change may be told twice and late, but none is left out, also when many records changed in the same moment.
    /// </summary>
    /// <param name="entity">The kind of record.</param>
    /// <param name="fields">The fields to read of each.</param>
    /// <param name="cursor">The cursor of an earlier read of this kind; null for all records from the first one on.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    ValueTask<BoundaryResult<CrmChanges>> ReadChangesAsync(CrmEntity entity, IReadOnlyList<string> fields, string? cursor, CancellationToken cancellationToken = default);

    /// <summary>Opens a ticket, or finds the one that was opened earlier with the same key.</summary>
    ValueTask<BoundaryResult<CrmTicketOpened>> OpenTicketAsync(CrmTicket ticket, CancellationToken cancellationToken = default);

    /// <summary>Writes a comment on a ticket, or finds the one that was written earlier with the same key. A ticket that is not there is a refusal of the kind not found.</summary>
    ValueTask<BoundaryResult<CrmCommentWritten>> CommentTicketAsync(CrmTicketComment comment, CancellationToken cancellationToken = default);
}
