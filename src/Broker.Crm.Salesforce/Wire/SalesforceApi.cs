using System.Runtime.CompilerServices;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>The pipeline and the paths of one org.</summary>
internal sealed class SalesforceApi(ApiPipeline pipeline, SalesforcePaths paths, TimeProvider time)
{
    internal SalesforcePaths Paths { get; } = paths;

    internal TimeProvider Time { get; } = time;

    /// <summary>Sends a call that names no fields of its own.</summary>
    internal async Task<T> SendAsync<T>(ApiCall call, ApiResponseReader<T> reader, CancellationToken cancellationToken) =>
        (await TrySendAsync(call, reader, cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>As <see cref="SendAsync"/>, with a failure as a value.</summary>
    internal ValueTask<ApiResult<T>> TrySendAsync<T>(ApiCall call, ApiResponseReader<T> reader, CancellationToken cancellationToken) => TrySendAsync(call, reader, [], cancellationToken);

    /// <summary>Sends a call; a failure keeps the names of those fields that were sent.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<ApiResult<T>> TrySendAsync<T>(ApiCall call, ApiResponseReader<T> reader, IReadOnlyCollection<string> sentNames, CancellationToken cancellationToken) =>
        Printable(await pipeline.TrySendAsync(call, reader, cancellationToken).ConfigureAwait(false), sentNames);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<ApiResult<ApiDownload>> TryOpenAsync(ApiCall call, CancellationToken cancellationToken) =>
        Printable(await pipeline.TryOpenAsync(call, cancellationToken).ConfigureAwait(false), []);

    /// <summary>Field names print. A name in an answer is free text of the provider unless it is one that was sent.</summary>
    internal static ApiError Printable(ApiError error, IReadOnlyCollection<string> sentNames) =>
        error.Fields.Count > 0 ? error with { Fields = [.. error.Fields.Where(f => sentNames.Contains(f.Field, StringComparer.OrdinalIgnoreCase))] } : error;

    private static ApiResult<T> Printable<T>(ApiResult<T> result, IReadOnlyCollection<string> sentNames) =>
        result.Error is { Fields.Count: > 0 } error ? new ApiResult<T>(Printable(error, sentNames)) : result;
}
