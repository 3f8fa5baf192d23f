namespace Broker.MetaTrader.Sweeping;

/// <summary>How a sweep over many accounts runs.</summary>
public sealed record SweepOptions
{
    internal const int MostAtOnce = 256;

    /// <summary>How many accounts are read at a time. Default 8; 1 to 256. The pace of the client's own options holds besides.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>
    /// After how many failures of the API itself in a row (no connection, 5xx, refused credentials, throttled, circuit breaker open) the sweep ends early. Default null: never.
    /// Failures that concern one account do not count.
    /// </summary>
    public int? StopAfterApiFailures { get; init; }

    /// <summary>Where to go on: the position of the last item that was worked on. Default null: from the beginning.</summary>
    public SweepPosition? ResumeFrom { get; init; }

    internal void ThrowIfWrong()
    {
        if (Concurrency is < 1 or > MostAtOnce)
        {
            throw new ArgumentOutOfRangeException(nameof(Concurrency), Concurrency, $"Concurrency must be 1 to {MostAtOnce}.");
        }

        if (StopAfterApiFailures is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(StopAfterApiFailures), StopAfterApiFailures, "StopAfterApiFailures must be null or at least 1.");
        }
    }
}
