using System.Runtime.CompilerServices;
using Broker.Core.Errors;
using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Limits;

/// <summary>
/// The queue in front of the limits of an account, one for calls and one for searches. Whoever must wait stands in line, and only the first looks at the clock:
/// so a pause or a stop holds for all at once, nobody overtakes, and one timer serves them all.
/// </summary>
#pragma warning disable CA1001 // a semaphore whose wait handle is never asked for holds nothing to dispose
internal sealed class LimitGate(PortalLimits limits, SemaphoreSlim? inFlight, bool searches) : ApiGate
#pragma warning restore CA1001
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private readonly SemaphoreSlim first = new(1);
    private int waiting;

    public override ValueTask<ApiFailure?> EnterAsync(TimeSpan limit, CancellationToken cancellationToken = default)
    {
        if (inFlight is null && Volatile.Read(ref waiting) == 0)
        {
            ApiFailure? stopped = limits.TryTake(searches, ahead: 0, out TimeSpan wait);
            if (stopped is not null || wait == TimeSpan.Zero)
            {
                return new ValueTask<ApiFailure?>(stopped);
            }
        }

        return WaitAsync(limit, cancellationToken);
    }

    public override void Leave() => inFlight?.Release();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ApiFailure?> WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        if (inFlight is not null)
        {
            await inFlight.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        bool passed = false;
        try
        {
            ApiFailure? held = await StandInLineAsync(limit, cancellationToken).ConfigureAwait(false);
            passed = held is null;
            return held;
        }
        finally
        {
            if (!passed)
            {
                inFlight?.Release();
            }
        }
    }

    private async ValueTask<ApiFailure?> StandInLineAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        long asked = limits.Time.GetTimestamp();
        int ahead = Interlocked.Increment(ref waiting) - 1;
        try
        {
            // Nobody waits for a turn that comes too late.
            if (ahead > 0 && (limits.TryTake(searches, ahead, out TimeSpan guess) ?? TooLate(guess, limit)) is { } hopeless)
            {
                return hopeless;
            }

            await first.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                while (true)
                {
                    if (limits.TryTake(searches, ahead: 0, out TimeSpan wait) is { } stopped)
                    {
                        return stopped;
                    }

                    if (wait == TimeSpan.Zero)
                    {
                        return null;
                    }

                    if (TooLate(wait, limit - limits.Time.GetElapsedTime(asked)) is { } late)
                    {
                        return late;
                    }

                    // A timer counts whole milliseconds and would ring a moment too early.
                    await Task.Delay(wait + Tick, limits.Time, cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                first.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private static ApiFailure? TooLate(TimeSpan wait, TimeSpan limit) => wait <= limit ? null : new ApiFailure
    {
        Kind = ErrorKind.RateLimited,
        IsTransient = true,
        NotSent = true,
        RetryAfter = wait,
        Advice = "The call's turn comes only after its total time limit: make fewer calls, or raise the pace in HubSpotOptions if the account allows more.",
    };
}
