using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Limits;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>What a 429 asks for, by its policy (contracts/hubspot.md 11). None of them was executed.</summary>
internal static class Throttling
{
    internal const string TenSecondly = "TEN_SECONDLY_ROLLING";
    internal const string Secondly = "SECONDLY";
    internal const string Daily = "DAILY";
    internal const string DailyAdvice = "The account's calls of this day are used up; they come back at midnight of the account's time zone.";

    internal static readonly TimeSpan LockedWait = TimeSpan.FromSeconds(2);

    internal static ApiFailure Read(in ApiResponse response, ErrorEnvelope envelope, ApiFailure failure, PortalLimits limits)
    {
        string? policy = PolicyOf(envelope);
        failure = policy is null ? failure : failure with { Code = policy, CodeIsListed = true };
        switch (policy)
        {
            case Daily:
                return failure with { IsTransient = false, RetryAfter = null, IsQuotaExhausted = true, ResetsAt = limits.StopForDay(), Advice = DailyAdvice };
            case Secondly:
                return failure with { RetryAfter = limits.SearchThrottled(failure.RetryAfter) };
            case TenSecondly:
                TimeSpan wait = failure.RetryAfter ?? Spread(TimeSpan.FromMilliseconds(PortalLimits.IntervalMilliseconds(response)));
                limits.Throttled(wait);
                return failure with { RetryAfter = wait };
            default:
                // A policy of another name: whom it concerns is not known, so a stated wait holds for all.
                limits.Throttled(failure.RetryAfter ?? TimeSpan.Zero);
                return failure;
        }
    }

    internal static TimeSpan AtLeast(TimeSpan? stated, TimeSpan least) => stated > least ? stated.Value : least;

    private static string? PolicyOf(ErrorEnvelope envelope) =>
        Known(envelope.PolicyName) ?? Known(envelope.Message);

    // The message says "your ten_secondly_rolling limit", so one search serves both; the longer name comes first.
    private static string? Known(string? text) =>
        text is null ? null
        : text.Contains("ten_secondly", StringComparison.OrdinalIgnoreCase) ? TenSecondly
        : text.Contains("secondly", StringComparison.OrdinalIgnoreCase) ? Secondly
        : text.Contains("daily", StringComparison.OrdinalIgnoreCase) ? Daily
        : null;

    // All calls of a burst are refused together: spread, so that they do not come back together.
    private static TimeSpan Spread(TimeSpan interval) => interval * (0.6 + (0.4 * Random.Shared.NextDouble()));
}
