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
    private readonly HubSpotApi api;
    private readonly string root;
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
        string target = WithProperties($"{root}/{HubSpotPaths.Segment(id, nameof(id))}", options.Properties);
        ApiCall call = ObjectOperations.Get.Call(target)
            .Query("idProperty", options.IdProperty)
            .Query("archived", options.Archived ? true : null);
        return api.TrySendAsync(call, recordReader, [], cancellationToken);
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

        string target = ObjectOperations.List.Call(WithProperties(root, options.Properties))
            .Query("limit", (long?)options.PageSize)
            .Query("archived", options.Archived ? true : null)
            .Target;
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

    public Task<TRecord> CreateAsync(IReadOnlyDictionary<string, string?> properties, CancellationToken cancellationToken = default)
    {
        ApiCall call = ObjectOperations.Create.Call(root).WithBody(PropertyValues.Body(properties));
        return api.SendAsync(call, recordReader, [.. properties.Keys], cancellationToken);
    }

    public Task<TRecord> UpdateAsync(string id, IReadOnlyDictionary<string, string?> properties, CancellationToken cancellationToken = default)
    {
        ApiBody body = PropertyValues.Body(properties);
        ApiOperation operation = PropertyValues.Appends(properties) ? ObjectOperations.Append : ObjectOperations.Update;
        ApiCall call = operation.Call($"{root}/{HubSpotPaths.Segment(id, nameof(id))}").WithBody(body).WithIdentity(id);
        return api.SendAsync(call, recordReader, [.. properties.Keys], cancellationToken);
    }

    public Task<IReadOnlyList<HubSpotUpsertResult>> UpsertManyAsync(
        string uniqueProperty, IReadOnlyList<HubSpotUpsert> inputs, CancellationToken cancellationToken = default)
    {
        BatchUpsert batch = new(api, root, uniqueProperty, inputs); // refuses misuse before anything is awaited or sent
        return batch.RunAsync(cancellationToken);
    }

    private HubSpotSearch Complete(HubSpotSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        return search.Properties is null && ownProperties is not null ? search with { Properties = ownProperties } : search;
    }

    private Task<Page<TRecord>> SendSearchAsync(HubSpotSearch search, CancellationToken cancellationToken) => SendSearchAsync(search, null, cancellationToken);

    private Task<Page<TRecord>> SendSearchAsync(HubSpotSearch search, string? after, CancellationToken cancellationToken) =>
        api.SearchAsync(ObjectOperations.Search.Call(root + "/search").WithBody(SearchBody.Of(search, after)), pageReader, search.PropertyNames(), cancellationToken);

    private string WithProperties(string target, IReadOnlyList<string>? properties) =>
        PropertyValues.QueryList(properties ?? ownProperties) is { } list ? $"{target}?properties={list}" : target;
}
