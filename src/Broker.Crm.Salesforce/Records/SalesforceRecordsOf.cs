using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Records;

/// <summary>The records of one object as a class of the user.</summary>
internal sealed class SalesforceRecords<T>(SalesforceApi api) : ISalesforceRecords<T>
    where T : class, ISalesforceModel<T>
{
    private static readonly ApiResponseReader<T> Row = RecordAnswers.Typed<T>;
    private static readonly ApiResponseReader<T?> RowOrUnchanged = RecordAnswers.TypedOrUnchanged<T>;

    private readonly RecordCalls calls = new(api, T.ObjectType);

    public string ObjectType => calls.Type;

    public async Task<T> GetAsync(string id, CancellationToken cancellationToken = default) => (await TryGetAsync(id, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<T>> TryGetAsync(string id, CancellationToken cancellationToken = default) =>
        calls.GetAsync(id, RecordCalls.FieldList(T.FieldNames), null, Row, cancellationToken);

    public async Task<T?> GetIfChangedAsync(string id, SalesforceReadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return (await calls.GetAsync(id, RecordCalls.FieldList(T.FieldNames), options, RowOrUnchanged, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<T?> FindAsync(string externalIdField, string externalId, CancellationToken cancellationToken = default)
    {
        string field = T.NameOf(externalIdField) ?? externalIdField;
        ApiResult<T> result = await calls.FindAsync(field, externalId, RecordCalls.FieldList(T.FieldNames), Row, cancellationToken).ConfigureAwait(false);
        return result.Error is { Kind: ErrorKind.NotFound } ? null : result.Value;
    }

    public async Task<string> CreateAsync(T record, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        (await TryCreateAsync(record, options, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<string>> TryCreateAsync(T record, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return calls.CreateAsync(record.ToFields(), options, cancellationToken);
    }

    public async Task UpdateAsync(string id, T record, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        _ = (await TryUpdateAsync(id, record, options, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<bool>> TryUpdateAsync(string id, T record, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        IReadOnlyDictionary<string, object?> fields = record.ToFields();
        string[] late = [.. T.CreateOnlyNames.Where(fields.ContainsKey)];
        return late.Length == 0
            ? calls.UpdateAsync(id, fields, options, cancellationToken)
            : throw new ArgumentException($"{string.Join(", ", late)} can only be set when a record is created; unset it for an update.", nameof(record));
    }

    public async Task<SalesforceUpserted> UpsertAsync(string externalIdField, T record, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        (await TryUpsertAsync(externalIdField, record, options, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<SalesforceUpserted>> TryUpsertAsync(
        string externalIdField, T record, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentException.ThrowIfNullOrWhiteSpace(externalIdField);
        string field = T.NameOf(externalIdField) ?? throw new ArgumentException(
            $"{typeof(T).Name} has no field '{externalIdField}', so its records have no key; it has {string.Join(", ", T.FieldNames)}.", nameof(externalIdField));
        string key = record.TextOf(field) ?? throw new ArgumentException($"The record has no value for {field}, so it has no key.", nameof(record));
        var fields = new Dictionary<string, object?>(record.ToFields(), StringComparer.OrdinalIgnoreCase);
        fields.Remove(field);
        return calls.UpsertAsync(field, key, fields, options, cancellationToken);
    }

    public async Task DeleteAsync(string id, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        _ = (await TryDeleteAsync(id, options, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<bool>> TryDeleteAsync(string id, SalesforceWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        calls.DeleteAsync(id, options, cancellationToken);
}
