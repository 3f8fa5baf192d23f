using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Records;

/// <summary>The records of one object, untyped.</summary>
internal sealed class SalesforceRecords(SalesforceApi api, string type) : ISalesforceRecords
{
    private readonly RecordCalls calls = new(api, type);

    public string ObjectType => calls.Type;

    public async Task<SalesforceRecord> GetAsync(string id, IReadOnlyCollection<string> fields, CancellationToken cancellationToken = default) =>
        (await TryGetAsync(id, fields, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<SalesforceRecord>> TryGetAsync(string id, IReadOnlyCollection<string> fields, CancellationToken cancellationToken = default) =>
        calls.GetAsync(id, RecordCalls.FieldList(fields), null, RecordAnswers.Row, cancellationToken);

    public async Task<SalesforceRecord?> GetIfChangedAsync(string id, IReadOnlyCollection<string> fields, SalesforceReadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return (await calls.GetAsync(id, RecordCalls.FieldList(fields), options, RecordAnswers.RowOrUnchanged, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<SalesforceRecord?> FindAsync(string externalIdField, string externalId, IReadOnlyCollection<string> fields, CancellationToken cancellationToken = default)
    {
        ApiResult<SalesforceRecord> result = await calls.FindAsync(externalIdField, externalId, RecordCalls.FieldList(fields), RecordAnswers.Row, cancellationToken).ConfigureAwait(false);
        return result.Error is { Kind: ErrorKind.NotFound } ? null : result.Value;
    }

    public async Task<string> CreateAsync(IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        (await TryCreateAsync(fields, options, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<string>> TryCreateAsync(IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.CreateAsync(fields, options, cancellationToken);

    public async Task UpdateAsync(string id, IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        _ = (await TryUpdateAsync(id, fields, options, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<bool>> TryUpdateAsync(string id, IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.UpdateAsync(id, fields, options, cancellationToken);

    public async Task<SalesforceUpserted> UpsertAsync(
        string externalIdField, string externalId, IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        (await TryUpsertAsync(externalIdField, externalId, fields, options, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<SalesforceUpserted>> TryUpsertAsync(
        string externalIdField, string externalId, IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.UpsertAsync(externalIdField, externalId, fields, options, cancellationToken);

    public async Task DeleteAsync(string id, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        _ = (await TryDeleteAsync(id, options, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<bool>> TryDeleteAsync(string id, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.DeleteAsync(id, options, cancellationToken);

    public async Task<SalesforceDeletedRecords> GetDeletedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        (await calls.DeletedAsync(from, to, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<SalesforceUpdatedRecords> GetUpdatedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        (await calls.UpdatedAsync(from, to, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<ApiDownload> OpenBlobAsync(string id, string field, CancellationToken cancellationToken = default) =>
        (await calls.OpenBlobAsync(id, field, cancellationToken).ConfigureAwait(false)).Value;
}
