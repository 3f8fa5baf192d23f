using Broker.Core.Configuration;
using Broker.Core.Errors;
using Polly;
using Polly.CircuitBreaker;

namespace Broker.Core.Pipeline;

/// <summary>
/// Polly's circuit breaker, kept off the success path: it is made when the first failure comes, and while it is closed, an attempt runs outside of it and only its
/// result is reported, which completes synchronously. An open or half-open breaker guards the attempt itself.
/// </summary>
internal sealed class CircuitBreaker(ResilienceOptions options, TimeProvider time)
{
    // Enough for a share of failures to be true; what is told at once must not take long.
    private const int MaxToldAtOnce = 10_000;

    private readonly TimeSpan half = options.BreakerSamplingDuration / 2;
    private readonly Lock making = new();
    private long since = time.GetTimestamp();
    private int before;
    private int successes;
    private volatile Made? made;

    internal bool IsClosed => made is not { } breaker || breaker.State.CircuitState == CircuitState.Closed;

    internal void Report(ApiFailure? failure)
    {
        if (made is { } breaker)
        {
            Report(breaker, failure);
        }
        else if (Counts(failure))
        {
            Report(Make(), failure);
        }
        else
        {
            CountSuccess();
        }
    }

    /// <summary>Runs an attempt under the guard of a breaker that is not closed.</summary>
    internal async ValueTask<ApiFailure?> GuardAsync(Func<ValueTask<ApiFailure?>> attempt, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            Outcome<ApiFailure?> outcome = await Make().Pipeline.ExecuteOutcomeAsync(
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

    private static void Report(Made breaker, ApiFailure? failure)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, CancellationToken.None);
        ValueTask<Outcome<ApiFailure?>> reported = breaker.Pipeline.ExecuteOutcomeAsync(
            static (_, result) => new ValueTask<Outcome<ApiFailure?>>(Polly.Outcome.FromResult<ApiFailure?>(result)), context, failure);
        if (reported.IsCompletedSuccessfully)
        {
            _ = reported.GetAwaiter().GetResult();
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool Counts(ApiFailure? failure) =>
        failure is { Kind: ErrorKind.Connection or ErrorKind.Transport or ErrorKind.Timeout or ErrorKind.Unavailable };

    // Those of this half of the sampling time and of the one before. Two threads may miss one another, which a share of failures does not notice.
    private void CountSuccess()
    {
        TimeSpan age = time.GetElapsedTime(Volatile.Read(ref since));
        if (age >= half)
        {
            Volatile.Write(ref before, age < half * 2 ? Volatile.Read(ref successes) : 0);
            Volatile.Write(ref successes, 0);
            Volatile.Write(ref since, time.GetTimestamp());
        }

        Interlocked.Increment(ref successes);
    }

    private Made Make()
    {
        lock (making)
        {
            if (made is { } already)
            {
                return already;
            }

            var state = new CircuitBreakerStateProvider();
            ResiliencePipeline<ApiFailure?> pipeline = new ResiliencePipelineBuilder<ApiFailure?> { TimeProvider = time }
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
            var breaker = new Made(pipeline, state);

            // What went well before it existed counts as well, or the first failures of a busy client would look like all of its calls.
            TimeSpan age = time.GetElapsedTime(since);
            int good = age < half ? before + successes : age < half * 2 ? successes : 0;
            for (int i = Math.Min(good, MaxToldAtOnce); i > 0; i--)
            {
                Report(breaker, null);
            }

            made = breaker;
            return breaker;
        }
    }

    private sealed record Made(ResiliencePipeline<ApiFailure?> Pipeline, CircuitBreakerStateProvider State);
}
