using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;

namespace Broker.Crm.Salesforce.Records;

/// <summary>The records of one object. Thread-safe; keep it or ask the client again, both are cheap.</summary>
/// <remarks>
/// Values to write are <c>string</c>, <c>decimal</c>, <c>long</c>, <c>int</c>, <c>bool</c>, <c>DateOnly</c>, <c>DateTimeOffset</c>, <c>TimeOnly</c>, null, which empties the field,
/// or a map that names a parent by an external id; see <see cref="SalesforceFields"/>. A field left out is not touched. All methods throw <see cref="BrokerApiException"/> unless they return a result.
/// Wrong input is an <see cref="ArgumentException"/> before anything is sent; no message holds a value.
/// </remarks>
public interface ISalesforceRecords
{
    /// <summary>The API name of the object.</summary>
    string ObjectType { get; }

    /// <summary>Reads one record.</summary>
    /// <param name="id">Its id, 15 or 18 characters.</param>
    /// <param name="fields">The API names to read, also paths such as <c>Account.Name</c>. Fields that the user may not see are missing from the answer without an error.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="NotFoundException">There is no such record, or the user may not see it.</exception>
    Task<SalesforceRecord> GetAsync(string id, IReadOnlyCollection<string> fields, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="GetAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<SalesforceRecord>> TryGetAsync(string id, IReadOnlyCollection<string> fields, CancellationToken cancellationToken = default);

    /// <summary>Reads one record on a condition; null when it is unchanged (304).</summary>
    /// <exception cref="ConflictException">The condition does not hold (412).</exception>
    Task<SalesforceRecord?> GetIfChangedAsync(string id, IReadOnlyCollection<string> fields, SalesforceReadOptions options, CancellationToken cancellationToken = default);

    /// <summary>Reads one record by an external id; null when there is none.</summary>
    /// <exception cref="ConflictException">Several records have it: their ids are <see cref="SalesforceErrorExtensions.CandidateIds"/> of the error. None is taken.</exception>
    Task<SalesforceRecord?> FindAsync(string externalIdField, string externalId, IReadOnlyCollection<string> fields, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a record and gives its id. Never sent twice: Salesforce has no idempotency key here, so a repeat may make a second one. Prefer <see cref="UpsertAsync"/>.
    /// </summary>
    /// <exception cref="OutcomeUnknownException">It may have been created.</exception>
    Task<string> CreateAsync(IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="CreateAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<string>> TryCreateAsync(IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes fields of one record. Repeated when its outcome is unknown: the values end the same, but the org's triggers and flows then run twice (contracts/salesforce.md 3).
    /// </summary>
    /// <exception cref="NotFoundException">There is no such record.</exception>
    Task UpdateAsync(string id, IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="UpdateAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<bool>> TryUpdateAsync(string id, IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a record or changes the one that has the external id. Repeated when its outcome is unknown. The field must be unique in the org: without that two calls at once make
    /// two records, and the user needs View All Data (contracts/salesforce.md 3, 4). Triggers run twice as in <see cref="UpdateAsync"/>.
    /// </summary>
    /// <param name="externalIdField">The API name of an external id field.</param>
    /// <param name="externalId">Its value; any text.</param>
    /// <param name="fields">The other fields; the key must not be among them.</param>
    /// <param name="options">How it is done; <see cref="SalesforceWriteOptions.UpdateOnly"/> makes no new record.</param>
    /// <param name="cancellationToken">Ends the wait; the call may still be applied.</param>
    /// <exception cref="ConflictException">Several records have the external id: their ids are <see cref="SalesforceErrorExtensions.CandidateIds"/> of the error. None was written.</exception>
    Task<SalesforceUpserted> UpsertAsync(string externalIdField, string externalId, IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="UpsertAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<SalesforceUpserted>> TryUpsertAsync(string externalIdField, string externalId, IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a record. Repeated when its outcome is unknown; that it is gone by then counts as done.</summary>
    /// <exception cref="NotFoundException">There was no such record at the first try.</exception>
    Task DeleteAsync(string id, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="DeleteAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<bool>> TryDeleteAsync(string id, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The records that were deleted in a span of time. Salesforce knows some 30 days back and rounds to minutes.</summary>
    /// <param name="from">Its start.</param>
    /// <param name="to">Its end, after its start.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<SalesforceDeletedRecords> GetDeletedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);

    /// <summary>The records that were made or changed in a span of time. Salesforce knows some 30 days back and rounds to minutes.</summary>
    /// <param name="from">Its start.</param>
    /// <param name="to">Its end, after its start.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<SalesforceUpdatedRecords> GetUpdatedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);

    /// <summary>Opens the content of a field that holds a file, for example <c>VersionData</c> of <c>ContentVersion</c>, as a stream of any size. Dispose it.</summary>
    Task<ApiDownload> OpenBlobAsync(string id, string field, CancellationToken cancellationToken = default);
}
