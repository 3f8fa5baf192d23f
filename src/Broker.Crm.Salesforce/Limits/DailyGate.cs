using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Limits;

/// <summary>
/// Sends nothing while the org's calls of 24 hours are used up (contracts/salesforce.md 3). The window rolls, so when calls come back is not known: after a pause one
/// call goes as a probe, and all others wait for another pause or go too, by what it finds. Thread-safe; while nothing is stopped, an attempt passes one counter.
/// </summary>
internal sealed class DailyGate(TimeSpan pause, TimeProvider time) : ApiGate
{
    // A probe that ends without an answer frees the next one; this is for when that cannot be seen because older attempts are still on their way.
    private static readonly TimeSpan LongestProbe = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private volatile Stop? stop;
    private int inFlight;

    internal bool IsStopped => stop is not null;

    internal DateTimeOffset? NextProbeAt => stop is { } current ? current.Until : null;

    public override ValueTask<ApiFailure?> EnterAsync(TimeSpan limit, CancellationToken cancellationToken = default)
    {
        if (stop is null)
        {
            Interlocked.Increment(ref inFlight);
            return default;
        }

        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            if (stop is { } current)
            {
                if (now < current.Until)
                {
                    return new ValueTask<ApiFailure?>(Exhausted(current.Until - now));
                }

                // This one is the probe; it holds the place until it is answered.
                stop = new Stop(now + LongestProbe, IsProbing: true);
            }

            Interlocked.Increment(ref inFlight);
            return default;
        }
    }

    public override void Leave()
    {
        if (Interlocked.Decrement(ref inFlight) > 0 || stop is not { IsProbing: true })
        {
            return;
        }

        lock (gate)
        {
            if (stop is { IsProbing: true } && Volatile.Read(ref inFlight) == 0)
            {
                // The probe got no answer at all: the next call is one.
                stop = new Stop(time.GetUtcNow(), IsProbing: false);
            }
        }
    }

    /// <summary>Takes note of an answer: whether calls were refused as used up.</summary>
    internal void Observe(bool usedUp)
    {
        if (usedUp)
        {
            lock (gate)
            {
                if (stop is null or { IsProbing: true })
                {
                    stop = new Stop(time.GetUtcNow() + pause, IsProbing: false);
                }
            }
        }
        else if (stop is { IsProbing: true })
        {
            Resume();
        }
    }

    internal void Resume()
    {
        lock (gate)
        {
            stop = null;
        }
    }

    private static ApiFailure Exhausted(TimeSpan wait) => new()
    {
        Kind = ErrorKind.RateLimited,
        Code = ErrorCodes.RequestLimitExceeded,
        CodeIsListed = true,
        NotSent = true,
        IsQuotaExhausted = true,
        RetryAfter = wait,
        Advice = ErrorCodes.DailyAdvice,
    };

    /// <param name="Until">Before this nothing is sent.</param>
    /// <param name="IsProbing">True while one call finds out.</param>
    private sealed record Stop(DateTimeOffset Until, bool IsProbing);
}
