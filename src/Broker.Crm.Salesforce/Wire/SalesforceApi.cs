using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>The pipeline and the paths of one org.</summary>
internal sealed class SalesforceApi(ApiPipeline pipeline, SalesforcePaths paths, TimeProvider time)
{
    internal SalesforcePaths Paths { get; } = paths;

    internal TimeProvider Time { get; } = time;

    internal Task<T> SendAsync<T>(ApiCall call, ApiResponseReader<T> reader, CancellationToken cancellationToken) => pipeline.SendAsync(call, reader, cancellationToken);

    internal ValueTask<ApiResult<T>> TrySendAsync<T>(ApiCall call, ApiResponseReader<T> reader, CancellationToken cancellationToken) =>
        pipeline.TrySendAsync(call, reader, cancellationToken);

    internal ValueTask<ApiResult<ApiDownload>> TryOpenAsync(ApiCall call, CancellationToken cancellationToken) => pipeline.TryOpenAsync(call, cancellationToken);

    /// <summary>Field names print. A name in an answer is free text of the provider unless it is one that was sent.</summary>
    internal static ApiResult<T> Printable<T>(ApiResult<T> result, IReadOnlyCollection<string> sentNames) =>
        result.Error is { Fields.Count: > 0 } error
            ? new ApiResult<T>(error with { Fields = [.. error.Fields.Where(f => sentNames.Contains(f.Field, StringComparer.OrdinalIgnoreCase))] })
            : result;
}
