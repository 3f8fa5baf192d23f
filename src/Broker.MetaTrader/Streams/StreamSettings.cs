namespace Broker.MetaTrader.Streams;

/// <summary>The options of one stream, checked, copied, and with the defaults of its kind.</summary>
internal sealed class StreamSettings
{
    internal static readonly TimeSpan DefaultSilence = TimeSpan.FromSeconds(60);

    private StreamSettings(StreamOptions options, bool forQuotes)
    {
        Capacity = options.Capacity;
        BackPressure = options.BackPressure ?? (forQuotes ? StreamBackPressure.DropOldest : StreamBackPressure.Wait);
        MaxFrameBytes = options.MaxFrameBytes;
        SilenceAfter = options.SilenceAfter ?? (forQuotes ? DefaultSilence : Timeout.InfiniteTimeSpan);
        ReconnectAfterSilence = options.ReconnectAfterSilence ?? (SilenceAfter == Timeout.InfiniteTimeSpan ? SilenceAfter : 2 * SilenceAfter);
        ReconnectDelay = options.ReconnectDelay;
        MaxReconnectDelay = options.MaxReconnectDelay;
        MaxConsecutiveFailures = options.MaxConsecutiveFailures ?? int.MaxValue;
        RetryRefusals = options.RetryRefusals;
        ConnectTimeout = options.ConnectTimeout;
        PingInterval = options.PingInterval;
        Interval = options.Interval;
        Statistics = options.Statistics ?? new StreamStatistics();
        AllowGateway = options.AllowUnverifiedGatewayStream;
    }

    internal int Capacity { get; }

    internal StreamBackPressure BackPressure { get; }

    internal int MaxFrameBytes { get; }

    internal TimeSpan SilenceAfter { get; }

    internal TimeSpan ReconnectAfterSilence { get; }

    internal TimeSpan ReconnectDelay { get; }

    internal TimeSpan MaxReconnectDelay { get; }

    internal int MaxConsecutiveFailures { get; }

    internal bool RetryRefusals { get; }

    internal TimeSpan ConnectTimeout { get; }

    internal TimeSpan PingInterval { get; }

    internal TimeSpan? Interval { get; }

    internal StreamStatistics Statistics { get; }

    internal bool AllowGateway { get; }

    internal static StreamSettings Of(StreamOptions? options, bool forQuotes = false)
    {
        StreamOptions given = options ?? new StreamOptions();
        StreamOptionsCheck.Check(given, "Stream").ThrowIfAny(typeof(StreamOptions));
        return new StreamSettings(given, forQuotes);
    }

    /// <summary>The wait after so many failures in a row; <paramref name="chance"/> from 0 to 1 shortens it up to half.</summary>
    internal TimeSpan DelayAfter(int failures, double chance)
    {
        double doubled = ReconnectDelay.Ticks * Math.Pow(2, Math.Min(failures - 1, 40));
        return TimeSpan.FromTicks((long)(Math.Min(doubled, MaxReconnectDelay.Ticks) * (1 - (chance / 2))));
    }
}
