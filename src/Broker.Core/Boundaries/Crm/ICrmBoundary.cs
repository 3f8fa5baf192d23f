namespace Broker.Core.Boundaries.Crm;

/// <summary>The CRM as a place that facts are projected to. Implementations are thread-safe.</summary>
public interface ICrmBoundary
{
    /// <summary>The CRM's name, for example <c>hubspot</c>.</summary>
    string SystemName { get; }

    /// <summary>Checks that every field of the schema exists with a fitting type, and creates what is missing where the CRM allows it. Called at start.</summary>
    ValueTask<BoundaryResult<CrmSetupReport>> EnsureSchemaAsync(CrmSchema schema, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes records by their external id; twice is once. The results stand in the order of the inputs, one each: one bad record does not spoil the others.
    /// </summary>
    ValueTask<IReadOnlyList<BoundaryResult<CrmWritten>>> UpsertAsync(IReadOnlyList<CrmUpsert> records, CancellationToken cancellationToken = default);

    /// <summary>Reads fields of one record back by its external id.</summary>
    ValueTask<BoundaryResult<CrmRecord>> ReadAsync(CrmEntity entity, string externalId, IReadOnlyList<string> fields, CancellationToken cancellationToken = default);

    /// <summary>Opens a ticket, or finds the one that was opened earlier with the same key.</summary>
    ValueTask<BoundaryResult<CrmTicketOpened>> OpenTicketAsync(CrmTicket ticket, CancellationToken cancellationToken = default);
}
