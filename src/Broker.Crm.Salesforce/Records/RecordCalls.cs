using System.Globalization;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Records;

/// <summary>The calls about the rows of one object, whatever class their answers become. Wrong input is refused before anything is awaited.</summary>
internal sealed class RecordCalls
{
    // URI and headers together may have 16,384 bytes.
    private const int MaxFieldsLength = 12_000;
    private readonly SalesforceApi api;
    private readonly string root;

    internal RecordCalls(SalesforceApi api, string type)
    {
        this.api = api;
        root = api.Paths.SObject(type);
        Type = type;
    }

    internal string Type { get; }

    internal ValueTask<ApiResult<T>> GetAsync<T>(string id, string fields, SalesforceReadOptions? options, ApiResponseReader<T> reader, CancellationToken cancellationToken)
    {
        ApiCall call = RecordOperations.Get.Call($"{Row(id)}?fields={fields}").WithIdentity(id);
        return api.TrySendAsync(RecordHeaders.Apply(call, Type, options), reader, cancellationToken);
    }

    internal ValueTask<ApiResult<T>> FindAsync<T>(string field, string value, string fields, ApiResponseReader<T> reader, CancellationToken cancellationToken) =>
        api.TrySendAsync(RecordOperations.Find.Call($"{api.Paths.ByExternalId(Type, field, value)}?fields={fields}"), reader, cancellationToken);

    internal ValueTask<ApiResult<string>> CreateAsync(IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options, CancellationToken cancellationToken)
    {
        ApiCall call = RecordHeaders.Apply(RecordOperations.Create.Call(root), Type, RecordWrite.Create, options).WithBody(Body(fields, "create"));
        return SendAsync();

        async ValueTask<ApiResult<string>> SendAsync()
        {
            IReadOnlyCollection<string> names = Names(fields);
            ApiResult<SaveResult> result = await api.TrySendAsync(call, RecordAnswers.Saved, names, cancellationToken).ConfigureAwait(false);
            return Checked(result, RecordOperations.Create, names).Select(static r => r.Id!);
        }
    }

    internal ValueTask<ApiResult<bool>> UpdateAsync(string id, IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options, CancellationToken cancellationToken)
    {
        ApiBody body = Body(fields, "update");
        if (fields.Count == 0)
        {
            throw new ArgumentException("There is no field to change. Reading a record sets nothing.", nameof(fields));
        }

        ApiCall call = RecordHeaders.Apply(RecordOperations.Update.Call(Row(id)).WithIdentity(id), Type, RecordWrite.Update, options).WithBody(body);
        return SendAsync();

        async ValueTask<ApiResult<bool>> SendAsync() =>
            await api.TrySendAsync(call, ApiReaders.Nothing, Names(fields), cancellationToken).ConfigureAwait(false);
    }

    internal ValueTask<ApiResult<SalesforceUpserted>> UpsertAsync(
        string field, string value, IReadOnlyDictionary<string, object?> fields, SalesforceWriteOptions? options, CancellationToken cancellationToken)
    {
        string target = api.Paths.ByExternalId(Type, field, value);
        ApiBody body = Body(fields, "upsert");
        if (fields.Keys.Contains(field, StringComparer.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"{field} is the key of the upsert and stands among its fields too; Salesforce takes it from the address alone. Leave it out of the fields.", nameof(fields));
        }

        ApiCall call = RecordHeaders.Apply(RecordOperations.Upsert.Call(target), Type, RecordWrite.Upsert, options)
            .Query("updateOnly", options?.UpdateOnly == true ? true : null)
            .WithBody(body);
        return SendAsync();

        async ValueTask<ApiResult<SalesforceUpserted>> SendAsync()
        {
            IReadOnlyCollection<string> names = [.. Names(fields), field];
            ApiResult<SaveResult> result = await api.TrySendAsync(call, RecordAnswers.Upserted, names, cancellationToken).ConfigureAwait(false);
            return Checked(result, RecordOperations.Upsert, names).Select(static r => new SalesforceUpserted(r.Id, r.Created == true));
        }
    }

    internal ValueTask<ApiResult<bool>> DeleteAsync(string id, SalesforceWriteOptions? options, CancellationToken cancellationToken)
    {
        ApiCall call = RecordHeaders.Apply(RecordOperations.Delete.Call(Row(id)).WithIdentity(id), Type, RecordWrite.Delete, options);
        return SendAsync();

        async ValueTask<ApiResult<bool>> SendAsync()
        {
            ApiResult<bool> result = await api.TrySendAsync(call, ApiReaders.Nothing, cancellationToken).ConfigureAwait(false);

            // Gone, after a try of ours whose end nobody saw: that try was it, or it is gone in any case. A 404 without one of the codes may be a proxy's.
            return result.Error is { Kind: ErrorKind.NotFound, Outcome: Outcome.Unknown, Code: ErrorCodes.EntityIsDeleted or ErrorCodes.NotFound } ? new ApiResult<bool>(true, result.RequestId) : result;
        }
    }

    internal ValueTask<ApiResult<SalesforceDeletedRecords>> DeletedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        api.TrySendAsync(Span(RecordOperations.Deleted, "/deleted", from, to), RecordAnswers.Deleted, cancellationToken);

    internal ValueTask<ApiResult<SalesforceUpdatedRecords>> UpdatedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        api.TrySendAsync(Span(RecordOperations.Updated, "/updated", from, to), RecordAnswers.Updated, cancellationToken);

    internal ValueTask<ApiResult<ApiDownload>> OpenBlobAsync(string id, string field, CancellationToken cancellationToken) =>
        api.TryOpenAsync(RecordOperations.Blob.Call($"{Row(id)}/{SalesforcePaths.Name(field, nameof(field))}").WithIdentity(id), cancellationToken);

    /// <summary>The list for an address, checked.</summary>
    internal static string FieldList(IReadOnlyCollection<string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count == 0)
        {
            throw new ArgumentException("No field is named; name those that are needed, since an answer with all of them differs from user to user.", nameof(fields));
        }

        string list = string.Join(',', fields.Select(static f => Query.Soql.Name(f).ToString()));
        return list.Length <= MaxFieldsLength
            ? list
            : throw new ArgumentException($"The {fields.Count} fields make an address of {list.Length} characters; allowed: {MaxFieldsLength}. Read fewer at once, or query.", nameof(fields));
    }

    private static ApiBody Body(IReadOnlyDictionary<string, object?> fields, string write)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Keys.Contains("Id", StringComparer.OrdinalIgnoreCase)
            ? throw new ArgumentException($"Id stands among the fields of the {write}; Salesforce gives ids and takes them in the address alone. Leave it out.", nameof(fields))
            : FieldValues.Body(fields);
    }

    // A 2xx whose body says that nothing was saved is a refusal.
    private static ApiResult<SaveResult> Checked(ApiResult<SaveResult> result, ApiOperation operation, IReadOnlyCollection<string> sentNames) =>
        result.Succeeded && !result.Value.Success ? new ApiResult<SaveResult>(result.Value.ToError(operation, null, sentNames)) : result;

    private static IReadOnlyCollection<string> Names(IReadOnlyDictionary<string, object?> fields) => [.. fields.Keys];

    private static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);

    private ApiCall Span(ApiOperation operation, string path, DateTimeOffset from, DateTimeOffset to) => from < to
        ? operation.Call(root + path).Query("start", Date(from)).Query("end", Date(to))
        : throw new ArgumentException($"The span starts at {Date(from)} and ends at {Date(to)}; allowed: a start before its end.", nameof(from));

    private string Row(string id) => SalesforceIds.IsId(id)
        ? $"{root}/{id}"
        : throw new ArgumentException($"A text of {id?.Length ?? 0} characters is not the id of a record; allowed: 15 or 18 letters and digits.", nameof(id));
}
