using System.Runtime.CompilerServices;
using Broker.Core.Errors;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Wire;
using Broker.Crm.HubSpot.Search;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>The records of one object type.</summary>
internal sealed class HubSpotObjects<TRecord> : IHubSpotObjects<TRecord>
    where TRecord : class, IHubSpotRecord
{
    private static readonly HubSpotReadOptions DefaultRead = new();
    private static readonly HubSpotListOptions DefaultList = new();
    private static readonly ApiResponseReader<bool> Done = static (in ApiResponse _) => true;
    private readonly HubSpotApi api;
    private readonly string root;
    private readonly Func<RecordReader<TRecord>> newReader;
    private readonly IReadOnlyList<string>? ownProperties;
    private readonly ApiResponseReader<TRecord> recordReader;
    private readonly ApiResponseReader<Page<TRecord>> pageReader;

    /// <param name="api">The account.</param>
    /// <param name="objectType">The object type.</param>
    /// <param name="newReader">Makes a record reader for one answer.</param>
    /// <param name="ownProperties">What to ask for when the caller names nothing.</param>
    internal HubSpotObjects(HubSpotApi api, string objectType, Func<RecordReader<TRecord>> newReader, IReadOnlyList<string>? ownProperties)
    {
        this.api = api;
        root = api.Paths.Objects(objectType);
        ObjectType = objectType;
        this.newReader = newReader;
        this.ownProperties = ownProperties;
        recordReader = (in ApiResponse response) => RecordAnswer.Read(response.Body, newReader());
        pageReader = PageReader.Of(newReader);
    }

    public string ObjectType { get; }

    public async Task<TRecord> GetAsync(string id, HubSpotReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ApiResult<TRecord> result = await TryGetAsync(id, options, cancellationToken).ConfigureAwait(false);
        return result.Value;
    }

    public ValueTask<ApiResult<TRecord>> TryGetAsync(string id, HubSpotReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= DefaultRead;
        string target = ObjectQuery.Append(One(id), options.Properties ?? ownProperties, options.PropertiesWithHistory, options.Associations);
        ApiCall call = ObjectOperations.Get.Call(target)
            .Query("idProperty", options.IdProperty)
            .Query("archived", options.Archived ? true : null);
        return ObjectQuery.IsTooLong(call.Target)
            ? TryGetByBodyAsync(id, options, cancellationToken)
            : api.TrySendAsync(call, recordReader, [], cancellationToken);
    }

    public async Task<TRecord?> FindAsync(string idProperty, string value, HubSpotReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idProperty);
        ApiResult<TRecord> result = await TryGetAsync(value, (options ?? DefaultRead) with { IdProperty = idProperty }, cancellationToken).ConfigureAwait(false);
        return result.Error is { Kind: ErrorKind.NotFound } ? null : result.Value;
    }

    public PagedSequence<TRecord> ListAsync(HubSpotListOptions? options = null)
    {
        options ??= DefaultList;
        if (options.PageSize is < 1 or > HubSpotListOptions.MaxPageSize)
        {
            throw new ArgumentException($"PageSize is {options.PageSize}; allowed: 1 to {HubSpotListOptions.MaxPageSize}.", nameof(options));
        }

        int pageSize = options.PropertiesWithHistory is { Count: > 0 } ? Math.Min(options.PageSize, HubSpotListOptions.MaxPageSizeWithHistory) : options.PageSize;
        string target = ObjectOperations.List
            .Call(ObjectQuery.Append(root, options.Properties ?? ownProperties, options.PropertiesWithHistory, options.Associations))
            .Query("limit", (long?)pageSize)
            .Query("archived", options.Archived ? true : null)
            .Target;
        if (ObjectQuery.IsTooLong(target))
        {
            throw new ArgumentException(
                $"The names make {target.Length} characters of path and query; at most {HubSpotListOptions.MaxQueryLength} are sent. Ask for fewer properties, or search, which carries them in the body.",
                nameof(options));
        }

        return new PagedSequence<TRecord>((after, cancellationToken) =>
            api.SendAsync(ObjectOperations.List.Call(target).Query("after", after), pageReader, [], cancellationToken));
    }

    public PagedSequence<TRecord> SearchAsync(HubSpotSearch search)
    {
        HubSpotSearch complete = Complete(search);
        SearchLimits.Check(complete);
        return new PagedSequence<TRecord>((after, cancellationToken) =>
        {
            SearchLimits.CheckOffset(after);
            return SendSearchAsync(complete, after, cancellationToken);
        });
    }

    public PagedSequence<TRecord> SearchAllAsync(HubSpotSearch search)
    {
        var walk = new SearchWalk<TRecord>(Complete(search), SendSearchAsync);
        return new PagedSequence<TRecord>(walk.ReadPageAsync);
    }

    public IAsyncEnumerable<HubSpotChangePage<TRecord>> SweepAsync(HubSpotSweepCursor from, HubSpotSweepOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        options ??= new HubSpotSweepOptions();
        var sweep = new ChangeSweep<TRecord>(ObjectType, options with { Properties = options.Properties ?? ownProperties }, api.Time, SendSearchAsync);
        return sweep.RunAsync(from, cancellationToken);
    }

    public Task<TRecord> CreateAsync(IReadOnlyDictionary<string, string?> properties, CancellationToken cancellationToken = default) =>
        CreateAsync(properties, [], cancellationToken);

    public Task<TRecord> CreateAsync(
        IReadOnlyDictionary<string, string?> properties, IReadOnlyList<HubSpotNewAssociation> associations, CancellationToken cancellationToken = default) =>
        ValueOfAsync(TryCreateAsync(properties, associations, cancellationToken));

    public ValueTask<ApiResult<TRecord>> TryCreateAsync(
        IReadOnlyDictionary<string, string?> properties, IReadOnlyList<HubSpotNewAssociation>? associations = null, CancellationToken cancellationToken = default)
    {
        ApiCall call = ObjectOperations.Create.Call(root).WithBody(PropertyValues.Body(properties, associations));
        return api.TrySendAsync(call, recordReader, new SentNames(properties.Keys), cancellationToken);
    }

    public Task<TRecord> UpdateAsync(string id, IReadOnlyDictionary<string, string?> properties, CancellationToken cancellationToken = default) =>
        ValueOfAsync(TryUpdateAsync(id, properties, idProperty: null, cancellationToken));

    public Task<TRecord> UpdateAsync(string idProperty, string value, IReadOnlyDictionary<string, string?> properties, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idProperty);
        return ValueOfAsync(TryUpdateAsync(value, properties, idProperty, cancellationToken));
    }

    public ValueTask<ApiResult<TRecord>> TryUpdateAsync(
        string id, IReadOnlyDictionary<string, string?> properties, string? idProperty = null, CancellationToken cancellationToken = default)
    {
        ApiBody body = PropertyValues.Body(properties);
        ApiOperation operation = PropertyValues.Appends(properties) ? ObjectOperations.Append : ObjectOperations.Update;
        ApiCall call = operation.Call(One(id)).Query("idProperty", idProperty).WithBody(body).WithIdentity(id);
        return api.TrySendAsync(call, recordReader, new SentNames(properties.Keys), cancellationToken);
    }

    public async Task ArchiveAsync(string id, CancellationToken cancellationToken = default)
    {
        ApiResult<bool> result = await api.TrySendAsync(ObjectOperations.Archive.Call(One(id)).WithIdentity(id), Done, [], cancellationToken).ConfigureAwait(false);

        // After a try that may have been applied, "not there" is what was wanted. A 404 at first is a wrong id.
        if (result.Error is { } error && error is not { Status: 404, Outcome: Outcome.Unknown })
        {
            throw error.ToException();
        }
    }

    private HubSpotSearch Complete(HubSpotSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        return search.Properties is null && ownProperties is not null ? search with { Properties = ownProperties } : search;
    }

    private Task<Page<TRecord>> SendSearchAsync(HubSpotSearch search, CancellationToken cancellationToken) => SendSearchAsync(search, null, cancellationToken);

    private Task<Page<TRecord>> SendSearchAsync(HubSpotSearch search, string? after, CancellationToken cancellationToken) =>
        api.SearchAsync(ObjectOperations.Search.Call(root + "/search").WithBody(SearchBody.Of(search, after)), pageReader, search.PropertyNames(), cancellationToken);

    public Task<TRecord> MergeAsync(string primaryId, string idToMerge, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryId);
        ArgumentException.ThrowIfNullOrWhiteSpace(idToMerge);
        if (primaryId == idToMerge)
        {
            throw new ArgumentException("A record cannot be merged into itself; give two different ids.", nameof(idToMerge));
        }

        ApiBody body = PropertyValues.Body((primaryId, idToMerge), static (writer, ids) =>
        {
            writer.WriteString("primaryObjectId"u8, ids.primaryId);
            writer.WriteString("objectIdToMerge"u8, ids.idToMerge);
        });
        return api.SendAsync(ObjectOperations.Merge.Call(root + "/merge").WithBody(body).WithIdentity(primaryId), recordReader, [], cancellationToken);
    }

    public Task GdprDeleteAsync(string id, CancellationToken cancellationToken = default) => EraseAsync(idProperty: null, id, cancellationToken);

    public Task GdprDeleteAsync(string idProperty, string value, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idProperty);
        return EraseAsync(idProperty, value, cancellationToken);
    }

    public async Task<HubSpotWritten<TRecord>> UpsertAsync(
        string uniqueProperty, string key, IReadOnlyDictionary<string, string?> properties, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<HubSpotOutcome<HubSpotUpsert, HubSpotWritten<TRecord>>> results =
            await UpsertManyAsync(uniqueProperty, [new HubSpotUpsert(key, properties)], cancellationToken).ConfigureAwait(false);
        return results[0].Result.Value;
    }

    public Task<IReadOnlyList<HubSpotOutcome<string, TRecord>>> GetManyAsync(
        IReadOnlyList<string> ids, HubSpotReadOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(NewRead(options), ids, cancellationToken);

    public IAsyncEnumerable<HubSpotOutcome<string, TRecord>> GetManyAsync(
        IAsyncEnumerable<string> ids, HubSpotReadOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamAsync(NewRead(options), ids, cancellationToken);

    public Task<IReadOnlyList<HubSpotOutcome<HubSpotCreate, TRecord>>> CreateManyAsync(
        IReadOnlyList<HubSpotCreate> inputs, CancellationToken cancellationToken = default) =>
        RunAsync(new BatchCreate<TRecord>(root, newReader), inputs, cancellationToken);

    public IAsyncEnumerable<HubSpotOutcome<HubSpotCreate, TRecord>> CreateManyAsync(
        IAsyncEnumerable<HubSpotCreate> inputs, CancellationToken cancellationToken = default) =>
        StreamAsync(new BatchCreate<TRecord>(root, newReader), inputs, cancellationToken);

    public Task<IReadOnlyList<HubSpotOutcome<HubSpotUpdate, TRecord>>> UpdateManyAsync(
        IReadOnlyList<HubSpotUpdate> inputs, CancellationToken cancellationToken = default) =>
        RunAsync(new BatchUpdate<TRecord>(root, newReader), inputs, cancellationToken);

    public IAsyncEnumerable<HubSpotOutcome<HubSpotUpdate, TRecord>> UpdateManyAsync(
        IAsyncEnumerable<HubSpotUpdate> inputs, CancellationToken cancellationToken = default) =>
        StreamAsync(new BatchUpdate<TRecord>(root, newReader), inputs, cancellationToken);

    public Task<IReadOnlyList<HubSpotOutcome<HubSpotUpsert, HubSpotWritten<TRecord>>>> UpsertManyAsync(
        string uniqueProperty, IReadOnlyList<HubSpotUpsert> inputs, CancellationToken cancellationToken = default) =>
        RunAsync(new BatchUpsert<TRecord>(root, uniqueProperty, newReader), inputs, cancellationToken);

    public IAsyncEnumerable<HubSpotOutcome<HubSpotUpsert, HubSpotWritten<TRecord>>> UpsertManyAsync(
        string uniqueProperty, IAsyncEnumerable<HubSpotUpsert> inputs, CancellationToken cancellationToken = default) =>
        StreamAsync(new BatchUpsert<TRecord>(root, uniqueProperty, newReader), inputs, cancellationToken);

    public Task<IReadOnlyList<HubSpotOutcome<string, string>>> ArchiveManyAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        RunAsync(new BatchArchive(root), ids, cancellationToken);

    public IAsyncEnumerable<HubSpotOutcome<string, string>> ArchiveManyAsync(IAsyncEnumerable<string> ids, CancellationToken cancellationToken = default) =>
        StreamAsync(new BatchArchive(root), ids, cancellationToken);

    private static async Task<TRecord> ValueOfAsync(ValueTask<ApiResult<TRecord>> sending) => (await sending.ConfigureAwait(false)).Value;

    // Not async: misuse is refused before anything is awaited or sent.
    private Task<IReadOnlyList<HubSpotOutcome<TInput, TValue>>> RunAsync<TInput, TValue>(
        BatchPlan<TInput, TValue> plan, IReadOnlyList<TInput> inputs, CancellationToken cancellationToken)
    {
        var run = new BatchRun<TInput, TValue>(api, plan);
        run.Check(inputs);
        return run.RunAsync(inputs, cancellationToken);
    }

    // Each enumeration is a batch of its own: a stop of one must not end another.
    private async IAsyncEnumerable<HubSpotOutcome<TInput, TValue>> EnumerateAsync<TInput, TValue>(
        BatchPlan<TInput, TValue> plan, IAsyncEnumerable<TInput> inputs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (HubSpotOutcome<TInput, TValue> result in new BatchRun<TInput, TValue>(api, plan).StreamAsync(inputs, cancellationToken).ConfigureAwait(false))
        {
            yield return result;
        }
    }

    private IAsyncEnumerable<HubSpotOutcome<TInput, TValue>> StreamAsync<TInput, TValue>(
        BatchPlan<TInput, TValue> plan, IAsyncEnumerable<TInput> inputs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return EnumerateAsync(plan, inputs, cancellationToken);
    }

    private BatchRead<TRecord> NewRead(HubSpotReadOptions? options) => new(root, options ?? DefaultRead, ownProperties, newReader);

    // The URL would be too long: a batch read of one carries the same in its body.
    private async ValueTask<ApiResult<TRecord>> TryGetByBodyAsync(string id, HubSpotReadOptions options, CancellationToken cancellationToken) =>
        (await GetManyAsync([id], options, cancellationToken).ConfigureAwait(false))[0].Result;

    private async Task EraseAsync(string? idProperty, string value, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        ApiBody body = PropertyValues.Body((idProperty, value), static (writer, erased) =>
        {
            writer.WriteString("objectId"u8, erased.value);
            if (erased.idProperty is not null)
            {
                writer.WriteString("idProperty"u8, erased.idProperty);
            }
        });
        await api.SendAsync(ObjectOperations.GdprDelete.Call(root + "/gdpr-delete").WithBody(body).WithIdentity(value), Done, [], cancellationToken).ConfigureAwait(false);
    }

    private string One(string id) => $"{root}/{HubSpotPaths.Segment(id, nameof(id))}";
}
