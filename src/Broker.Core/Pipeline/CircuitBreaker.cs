using Broker.Core.Configuration;
using Broker.Core.Errors;
using Polly;
using Polly.CircuitBreaker;

namespace Broker.Core.Pipeline;

/// <summary>
/// Polly's circuit breaker, kept off the success path: while it is closed, an attempt runs outside of it and only its result is reported,
/// which completes synchronously. An open or half-open breaker guards the attempt itself.
/// </summary>
internal sealed class CircuitBreaker
{
    private readonly CircuitBreakerStateProvider state = new();
    private readonly ResiliencePipeline<ApiFailure?> pipeline;

    internal CircuitBreaker(ResilienceOptions options, TimeProvider time)
    {
        pipeline = new ResiliencePipelineBuilder<ApiFailure?> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ApiFailure?>
            {
                FailureRatio = options.BreakerFailureRatio,
                MinimumThroughput = options.BreakerMinimumThroughput,
                SamplingDuration = options.BreakerSamplingDuration,
                BreakDuration = options.BreakerBreakDuration,
                StateProvider = state,
                // A probe that was cancelled proves nothing, so it must not close the breaker.
                ShouldHandle = static args => new ValueTask<bool>(args.Outcome.Exception is OperationCanceledException || Counts(args.Outcome.Result)),
            })
            .Build();
    }

    internal bool IsClosed => state.CircuitState == CircuitState.Closed;

    internal void Report(ApiFailure? failure)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, CancellationToken.None);
        ValueTask<Outcome<ApiFailure?>> reported = pipeline.ExecuteOutcomeAsync(
            static (_, result) => new ValueTask<Outcome<ApiFailure?>>(Polly.Outcome.FromResult<ApiFailure?>(result)), context, failure);
        if (reported.IsCompletedSuccessfully)
        {
            _ = reported.GetAwaiter().GetResult();
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Runs an attempt under the guard of a breaker that is not closed.</summary>
    internal async ValueTask<ApiFailure?> GuardAsync(Func<ValueTask<ApiFailure?>> attempt, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            Outcome<ApiFailure?> outcome = await pipeline.ExecuteOutcomeAsync(
                static async (_, run) =>
                {
                    try
                    {
                        return Polly.Outcome.FromResult<ApiFailure?>(await run().ConfigureAwait(false));
                    }
                    catch (Exception exception)
                    {
                        return Polly.Outcome.FromException<ApiFailure?>(exception);
                    }
                },
                context,
                attempt).ConfigureAwait(false);
            if (outcome.Exception is BrokenCircuitException broken)
            {
                return new ApiFailure { Kind = ErrorKind.CircuitOpen, IsTransient = true, NotSent = true, RetryAfter = broken.RetryAfter };
            }

            outcome.ThrowIfException();
            return outcome.Result;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool Counts(ApiFailure? failure) =>
        failure is { Kind: ErrorKind.Connection or ErrorKind.Transport or ErrorKind.Timeout or ErrorKind.Unavailable };
}
