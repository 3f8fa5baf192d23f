using System.Runtime.CompilerServices;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Sequencing;

namespace Broker.MetaTrader.Wire;

/// <summary>What every area calls: a call about no account goes straight into the pipeline, a call about an account waits for the account's turn first.</summary>
internal sealed class MetaTraderApi(ApiPipeline pipeline, AccountQueues queues)
{
    internal ApiPipeline Pipeline => pipeline;

    internal Task<T> SendAsync<T>(ApiCall call, ApiResponseReader<T> reader, CancellationToken cancellationToken) => pipeline.SendAsync(call, reader, cancellationToken);

    internal ValueTask<ApiResult<T>> TrySendAsync<T>(ApiCall call, ApiResponseReader<T> reader, CancellationToken cancellationToken) =>
        pipeline.TrySendAsync(call, reader, cancellationToken);

    internal Task<T> SendAsync<T>(AccountId account, ApiCall call, ApiResponseReader<T> reader, CancellationToken cancellationToken)
    {
        return ValueOfAsync(TrySendAsync(account, call, reader, cancellationToken));

        static async Task<T> ValueOfAsync(ValueTask<ApiResult<T>> sending) => (await sending.ConfigureAwait(false)).Value;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<ApiResult<T>> TrySendAsync<T>(AccountId account, ApiCall call, ApiResponseReader<T> reader, CancellationToken cancellationToken)
    {
        QueueRefusal? refusal = await queues.EnterAsync(account, out AccountQueue queue, cancellationToken).ConfigureAwait(false);
        if (refusal is not null)
        {
            return new ApiResult<T>(Refusals.NoTurn(call, refusal));
        }

        try
        {
            return await pipeline.TrySendAsync(call, reader, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            AccountQueues.Exit(queue);
        }
    }

    /// <summary>As <see cref="TrySendAsync{T}(AccountId, ApiCall, ApiResponseReader{T}, CancellationToken)"/>, with a last check once the turn has come; it returns why not, or null.</summary>
    internal async ValueTask<ApiResult<T>> TrySendAsync<T>(
        AccountId account, ApiCall call, ApiResponseReader<T> reader, Func<ApiError?> lastCheck, CancellationToken cancellationToken)
    {
        QueueRefusal? refusal = await queues.EnterAsync(account, out AccountQueue queue, cancellationToken).ConfigureAwait(false);
        if (refusal is not null)
        {
            return new ApiResult<T>(Refusals.NoTurn(call, refusal));
        }

        try
        {
            return lastCheck() is { } error ? new ApiResult<T>(error) : await pipeline.TrySendAsync(call, reader, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            AccountQueues.Exit(queue);
        }
    }
}
