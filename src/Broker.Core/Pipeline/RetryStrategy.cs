using Broker.Core.Configuration;
using Broker.Core.Errors;
using Polly;
using Polly.Retry;

namespace Broker.Core.Pipeline;

/// <summary>How often and after which waits a failed call is repeated; whether it may be is the operation's to say.</summary>
internal static class RetryStrategy
{
    internal static ResiliencePipeline<ApiFailure?> Build(ResilienceOptions options, TimeProvider time) =>
        new ResiliencePipelineBuilder<ApiFailure?> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<ApiFailure?>
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.BaseDelay,
                MaxDelay = options.MaxDelay,
                ShouldHandle = static args => new ValueTask<bool>(args.Outcome.Result is not null && Recovery.Of(args.Context).MayRepeat(args.Outcome.Result)),
                DelayGenerator = static args => new ValueTask<TimeSpan?>(args.Outcome.Result?.RetryAfter),
                OnRetry = static args => Recovery.Of(args.Context).OnRepeat(args.Outcome.Result!),
            })
            .Build();
}
