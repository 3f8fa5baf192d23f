using System.Globalization;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Limits;

/// <summary>
/// What one account may still be sent: the calls that left in the last interval, the pauses that refusals asked for, and the stop when the day is used up.
/// Calls and searches share it, each in its own <see cref="LimitGate"/>. Thread-safe; a call that nothing holds back passes one short lock.
/// </summary>
internal sealed class PortalLimits : IHubSpotLimits
{
    private const int MaxLearned = 100_000;
    private const int MaxStrikes = 10;
    private const int DefaultIntervalMilliseconds = 10_000;
    private const int LongestIntervalMilliseconds = 60_000;
    private static readonly TimeSpan DayAtMost = TimeSpan.FromHours(24);
    private static readonly TimeSpan SecondlyWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StrikesForgotten = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly HubSpotLimitsOptions options;
    private readonly CallWindow window;
    private readonly long searchStep;
    private long interval;
    private long step;
    private long pausedUntil = long.MinValue;
    private long evenlyUntil = long.MinValue;
    private long lastLeft = long.MinValue;
    private long searchesPausedUntil = long.MinValue;
    private long nextSearch = long.MinValue;
    private long lastStrike = long.MinValue;
    private int strikes;
    private volatile int learned;
    private long dailyRemaining = -1;
    private volatile DayStop? stop;

    internal PortalLimits(HubSpotLimitsOptions options, int searchesPerSecond, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        window = new CallWindow(options.RequestsPerTenSeconds ?? HubSpotLimitsOptions.DefaultRequestsPerInterval);
        searchStep = Math.Max(1, time.TimestampFrequency / searchesPerSecond);
        SetInterval(DefaultIntervalMilliseconds);
    }

    public int RequestsPerInterval
    {
        get
        {
            lock (gate)
            {
                return window.Size;
            }
        }
    }

    public long? DailyRemaining => Volatile.Read(ref dailyRemaining) is >= 0 and var left ? left : null;

    public bool IsStopped => Stopped() is not null;

    public DateTimeOffset? ResetsAt => Stopped()?.ResetsAt;

    internal TimeProvider Time => time;

    public void Resume()
    {
        lock (gate)
        {
            stop = null;
            pausedUntil = searchesPausedUntil = evenlyUntil = long.MinValue;
        }
    }

    /// <summary>Takes a turn when one is free. Otherwise tells how long until there may be one, or why there is none.</summary>
    /// <param name="search">True for a search, which has a pace of its own besides.</param>
    /// <param name="ahead">How many others wait; more than none only to estimate, nothing is taken then.</param>
    /// <param name="wait">Zero when the turn was taken.</param>
    internal ApiFailure? TryTake(bool search, int ahead, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (Stopped() is { } stopped)
        {
            return Exhausted(stopped.ResetsAt);
        }

        lock (gate)
        {
            long now = time.GetTimestamp();
            long free = Math.Max(now, pausedUntil);
            if (options.CountsCalls)
            {
                free = Math.Max(free, window.FreeAt(ahead, interval));
                free = free < evenlyUntil && lastLeft != long.MinValue ? Math.Max(free, lastLeft + ((ahead + 1) * step)) : free;
            }

            if (search)
            {
                free = Math.Max(Math.Max(free, searchesPausedUntil), nextSearch == long.MinValue ? now : nextSearch + (ahead * searchStep));
            }

            if (free > now)
            {
                wait = time.GetElapsedTime(now, free);
                return null;
            }

            if (ahead == 0)
            {
                window.Take(now);
                lastLeft = now;
                nextSearch = search ? now + searchStep : nextSearch;
            }

            return null;
        }
    }

    /// <summary>Reads what every answer tells: how many calls there are, and how many are left.</summary>
    internal void Observe(in ApiResponse response)
    {
        if (Number(response.Header("X-HubSpot-RateLimit-Max")) is { } max and > 0 && max != learned)
        {
            Learn((int)Math.Min(max, MaxLearned), IntervalMilliseconds(response));
        }

        if (Number(response.Header("X-HubSpot-RateLimit-Remaining")) == 0)
        {
            // A tenth of the interval: at full speed a tenth of the calls is free again by then, and whoever shares them gets a share.
            Pause(TimeSpan.FromMilliseconds(IntervalMilliseconds(response) / 10));
        }

        if (Number(response.Header("X-HubSpot-RateLimit-Daily-Remaining")) is { } left)
        {
            Volatile.Write(ref dailyRemaining, left);
            if (left == 0)
            {
                StopForDay();
            }
        }
    }

    /// <summary>All calls of the account were refused as too many: none leaves before the wait is over, and then evenly for an interval.</summary>
    internal void Throttled(TimeSpan wait)
    {
        Pause(wait);
        lock (gate)
        {
            evenlyUntil = Math.Max(evenlyUntil, pausedUntil + interval);
        }
    }

    /// <summary>A search was refused as too many: all searches wait a second, and one more for each refusal in a row. Refusals of one burst count once.</summary>
    internal TimeSpan SearchThrottled(TimeSpan? stated)
    {
        lock (gate)
        {
            long now = time.GetTimestamp();
            if (now >= searchesPausedUntil)
            {
                strikes = lastStrike == long.MinValue || time.GetElapsedTime(lastStrike, now) > StrikesForgotten + (SecondlyWait * strikes) ? 1 : Math.Min(strikes + 1, MaxStrikes);
                lastStrike = now;
                searchesPausedUntil = now + Ticks(stated ?? (SecondlyWait * strikes));
            }

            return time.GetElapsedTime(now, searchesPausedUntil);
        }
    }

    /// <summary>The calls of the day are used up: nothing is sent before they come back.</summary>
    internal DateTimeOffset? StopForDay()
    {
        if (Stopped() is { } already)
        {
            return already.ResetsAt;
        }

        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset? resetsAt = options.PortalTimeZone is { } zone ? DayReset.NextMidnight(now, zone) : null;
        stop = new DayStop(resetsAt, resetsAt ?? now + DayAtMost);
        return resetsAt;
    }

    internal static int IntervalMilliseconds(in ApiResponse response) =>
        Number(response.Header("X-HubSpot-RateLimit-Interval-Milliseconds")) is { } stated and > 0 and <= LongestIntervalMilliseconds ? (int)stated : DefaultIntervalMilliseconds;

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static ApiFailure Exhausted(DateTimeOffset? resetsAt) => new()
    {
        Kind = ErrorKind.RateLimited,
        Code = Throttling.Daily,
        CodeIsListed = true,
        NotSent = true,
        IsQuotaExhausted = true,
        ResetsAt = resetsAt,
        Advice = Throttling.DailyAdvice,
    };

    private DayStop? Stopped()
    {
        DayStop? current = stop;
        if (current is null || time.GetUtcNow() < current.Until)
        {
            return current;
        }

        Interlocked.CompareExchange(ref stop, null, current);
        return stop;
    }

    private void Pause(TimeSpan wait)
    {
        lock (gate)
        {
            pausedUntil = Math.Max(pausedUntil, time.GetTimestamp() + Ticks(wait));
        }
    }

    private void Learn(int max, int milliseconds)
    {
        lock (gate)
        {
            learned = max;
            int size = options.RequestsPerTenSeconds is { } own ? Math.Min(own, max) : max;
            if (size != window.Size)
            {
                window.Resize(size);
            }

            SetInterval(options.RequestsPerTenSeconds is null ? milliseconds : Math.Max(milliseconds, DefaultIntervalMilliseconds));
        }
    }

    // A fiftieth more than the interval: calls that leave evenly do not arrive evenly.
    private void SetInterval(int milliseconds)
    {
        interval = Ticks(TimeSpan.FromMilliseconds(milliseconds + (milliseconds / 50)));
        step = Math.Max(1, interval / window.Size);
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    /// <param name="ResetsAt">What is told; null when it is not known.</param>
    /// <param name="Until">When calls are sent again.</param>
    private sealed record DayStop(DateTimeOffset? ResetsAt, DateTimeOffset Until);
}
