using Broker.Core.Errors;
using Broker.Core.Results;

namespace Broker.Crm.Salesforce.Records;

/// <summary>The records of one object as a class of the user. Thread-safe; keep it or ask the client again, both are cheap.</summary>
/// <typeparam name="T">A class with <see cref="SalesforceObjectAttribute"/>.</typeparam>
/// <remarks>
/// Reads ask for the fields of the class. Writes send what was set on it and nothing else; null empties a field. All methods throw <see cref="BrokerApiException"/> unless they return a result.
/// Wrong input is an <see cref="ArgumentException"/> before anything is sent.
/// </remarks>
public interface ISalesforceRecords<T>
    where T : class, ISalesforceModel<T>
{
    /// <summary>The API name of the object.</summary>
    string ObjectType { get; }

    /// <summary>Reads one record.</summary>
    /// <param name="id">Its id, 15 or 18 characters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="NotFoundException">There is no such record, or the user may not see it.</exception>
    Task<T> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="GetAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<T>> TryGetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Reads one record on a condition; null when it is unchanged (304).</summary>
    /// <exception cref="ConflictException">The condition does not hold (412).</exception>
    Task<T?> GetIfChangedAsync(string id, SalesforceReadOptions options, CancellationToken cancellationToken = default);

    /// <summary>Reads one record by an external id; null when there is none.</summary>
    /// <exception cref="ConflictException">Several records have it: their ids are <see cref="SalesforceErrorExtensions.CandidateIds"/> of the error. None is taken.</exception>
    Task<T?> FindAsync(string externalIdField, string externalId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a record and gives its id. Never sent twice: Salesforce has no idempotency key here, so a repeat may make a second one. Prefer <see cref="UpsertAsync"/>. Nothing but what was set is sent.
    /// </summary>
    /// <exception cref="OutcomeUnknownException">It may have been created.</exception>
    Task<string> CreateAsync(T record, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="CreateAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<string>> TryCreateAsync(T record, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes fields of one record. Repeated when its outcome is unknown: the values end the same, but the org's triggers and flows then run twice (contracts/salesforce.md 3). Nothing but what was set is sent.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such record.</exception>
    Task UpdateAsync(string id, T record, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="UpdateAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<bool>> TryUpdateAsync(string id, T record, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a record or changes the one that has the external id. Repeated when its outcome is unknown. The field must be unique in the org: without that two calls at once make
    /// two records, and the user needs View All Data (contracts/salesforce.md 3, 4). Triggers run twice as in <see cref="UpdateAsync"/>. Nothing but what was set is sent.
    /// </summary>
    /// <param name="externalIdField">The API name of an external id field, or <c>nameof</c> its member; it must have a value.</param>
    /// <param name="record">The record; its key goes into the address and not among its fields.</param>
    /// <param name="options">How it is done; <see cref="SalesforceWriteOptions.UpdateOnly"/> makes no new record.</param>
    /// <param name="cancellationToken">Ends the wait; the call may still be applied.</param>
    /// <exception cref="ConflictException">Several records have the external id: their ids are <see cref="SalesforceErrorExtensions.CandidateIds"/> of the error. None was written.</exception>
    Task<SalesforceUpserted> UpsertAsync(string externalIdField, T record, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="UpsertAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<SalesforceUpserted>> TryUpsertAsync(string externalIdField, T record, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a record. Repeated when its outcome is unknown; that it is gone by then counts as done.</summary>
    /// <exception cref="NotFoundException">There was no such record at the first try.</exception>
    Task DeleteAsync(string id, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="DeleteAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<bool>> TryDeleteAsync(string id, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default);
}
