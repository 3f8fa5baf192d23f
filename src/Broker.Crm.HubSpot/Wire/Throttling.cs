using System.Globalization;
using Broker.Core.Errors;
using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>What a 429 asks for, by its policy (contracts/hubspot.md 11). None of them was executed.</summary>
internal static class Throttling
{
    internal const string TenSecondly = "TEN_SECONDLY_ROLLING";
    internal const string Secondly = "SECONDLY";
    internal const string Daily = "DAILY";

    internal static readonly TimeSpan LockedWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SecondlyWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(10);

    internal static ApiFailure Read(in ApiResponse response, ErrorEnvelope envelope, ApiFailure failure)
    {
        string? policy = PolicyOf(envelope);
        failure = policy is null ? failure : failure with { Code = policy, CodeIsListed = true };
        return policy switch
        {
            Daily => failure with
            {
                IsTransient = false,
                RetryAfter = null,
                Advice = "The account's calls of this day are used up; they come back at midnight of the account's time zone.",
            },
            Secondly => failure with { RetryAfter = failure.RetryAfter ?? SecondlyWait },
            TenSecondly => failure with { RetryAfter = failure.RetryAfter ?? Spread(Interval(response)) },
            _ => failure,
        };
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

    private static TimeSpan Interval(in ApiResponse response) =>
        int.TryParse(response.Header("X-HubSpot-RateLimit-Interval-Milliseconds"), NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds)
            && milliseconds is > 0 and <= 60_000
            ? TimeSpan.FromMilliseconds(milliseconds)
            : DefaultInterval;

    // All calls of a burst are refused together: spread, so that they do not come back together.
    private static TimeSpan Spread(TimeSpan interval) => interval * (0.6 + (0.4 * Random.Shared.NextDouble()));
}
