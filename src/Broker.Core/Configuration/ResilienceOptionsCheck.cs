using System.Globalization;

namespace Broker.Core.Configuration;

/// <summary>Checks <see cref="ResilienceOptions"/>: each limit, then the relations between them.</summary>
internal static class ResilienceOptionsCheck
{
    internal static void Add(OptionsCheck check, ResilienceOptions o)
    {
        const string Prefix = "Resilience.";
        check
            .Range(Prefix + nameof(o.TotalTimeout), o.TotalTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))
            .Range(Prefix + nameof(o.AttemptTimeout), o.AttemptTimeout, TimeSpan.FromMilliseconds(50), TimeSpan.FromHours(1))
            .Range(Prefix + nameof(o.MaxRetries), o.MaxRetries, 0, 10)
            .Range(Prefix + nameof(o.BaseDelay), o.BaseDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1))
            .Range(Prefix + nameof(o.BreakerFailureRatio), o.BreakerFailureRatio, 0.05, 1.0)
            .Range(Prefix + nameof(o.BreakerMinimumThroughput), o.BreakerMinimumThroughput, 2, 100_000)
            .Range(Prefix + nameof(o.BreakerSamplingDuration), o.BreakerSamplingDuration, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))
            .Range(Prefix + nameof(o.BreakerBreakDuration), o.BreakerBreakDuration, TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(1))
            .That(o.AttemptTimeout <= o.TotalTimeout, Prefix + nameof(o.AttemptTimeout), Show(o.AttemptTimeout), $"at most Resilience.TotalTimeout, which is {Show(o.TotalTimeout)}")
            .That(o.MaxDelay >= o.BaseDelay, Prefix + nameof(o.MaxDelay), Show(o.MaxDelay), $"at least Resilience.BaseDelay, which is {Show(o.BaseDelay)}");
        if (o.RequestsPerSecond is { } pace)
        {
            check.Range(Prefix + nameof(o.RequestsPerSecond), pace, 1, 100_000);
        }
    }

    private static string Show(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);
}
