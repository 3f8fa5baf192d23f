using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>The two pipelines of one account: searches have a rate limit of their own, so they have a pace of their own.</summary>
internal sealed class HubSpotApi(ApiPipeline calls, ApiPipeline searches, HubSpotPaths paths, TimeProvider time)
{
    internal HubSpotPaths Paths { get; } = paths;

    internal TimeProvider Time { get; } = time;

    internal async Task<T> SendAsync<T>(ApiCall call, ApiResponseReader<T> reader, IReadOnlyCollection<string> sentNames, CancellationToken cancellationToken)
    {
        ApiResult<T> result = await TrySendAsync(call, reader, sentNames, cancellationToken).ConfigureAwait(false);
        return result.Value;
    }

    internal async ValueTask<ApiResult<T>> TrySendAsync<T>(ApiCall call, ApiResponseReader<T> reader, IReadOnlyCollection<string> sentNames, CancellationToken cancellationToken)
    {
        ApiResult<T> result = await calls.TrySendAsync(call, reader, cancellationToken).ConfigureAwait(false);
        return Printable(result, sentNames);
    }

    internal async Task<T> SearchAsync<T>(ApiCall call, ApiResponseReader<T> reader, IReadOnlyCollection<string> sentNames, CancellationToken cancellationToken)
    {
        ApiResult<T> result = await searches.TrySendAsync(call, reader, cancellationToken).ConfigureAwait(false);
        return Printable(result, sentNames).Value;
    }

    /// <summary>Field names print. A name in an answer is free text of the provider unless it is one that was sent.</summary>
    internal static IReadOnlyList<FieldError> OnlySent(IReadOnlyList<FieldError> fields, IReadOnlyCollection<string> sentNames) =>
        fields.Count == 0 ? fields : [.. fields.Where(f => sentNames.Contains(f.Field))];

    private static ApiResult<T> Printable<T>(ApiResult<T> result, IReadOnlyCollection<string> sentNames) =>
        result.Error is { Fields.Count: > 0 } error ? new ApiResult<T>(error with { Fields = OnlySent(error.Fields, sentNames) }) : result;
}
