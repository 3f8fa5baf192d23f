using System.Diagnostics.CodeAnalysis;

namespace Broker.MetaTrader.Streams;

/// <summary>Options of one stream. Read when the stream is asked for; later changes have no effect.</summary>
public sealed class StreamOptions
{
    /// <summary>How many messages wait for the consumer. Default 1,024; 1 to 1,000,000.</summary>
    public int Capacity { get; set; } = 1024;

    /// <summary>
    /// What happens when they are full. Default null: <see cref="StreamBackPressure.DropOldest"/> for quotes, <see cref="StreamBackPressure.Wait"/> for all
    /// others.
    /// </summary>
    public StreamBackPressure? BackPressure { get; set; }

    /// <summary>The largest frame that is read, in bytes. Default 1 MiB; 1 KiB to 1 GiB. A larger one ends the connection, and the stream reconnects.</summary>
    public int MaxFrameBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// After how long without a frame a <see cref="StreamMessageKind.Silent"/> message comes, once until the next frame. Default null: 60 s for quotes, never
    /// for all others, whose sockets are rightly silent when nothing happens. <see cref="Timeout.InfiniteTimeSpan"/> is never; else 1 s to 1 day.
    /// </summary>
    public TimeSpan? SilenceAfter { get; set; }

    /// <summary>
    /// After how long without a frame the connection is given up and made anew. Default null: twice <see cref="SilenceAfter"/>.
    /// <see cref="Timeout.InfiniteTimeSpan"/> is never; else not shorter than <see cref="SilenceAfter"/>, at most 2 days.
    /// </summary>
    public TimeSpan? ReconnectAfterSilence { get; set; }

    /// <summary>The wait after the first failure; it doubles with each further failure in a row, and is shortened by chance up to half. Default 1 s; 10 ms to <see cref="MaxReconnectDelay"/>.</summary>
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two tries. Default 30 s; at most 1 hour.</summary>
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After how many failures in a row the stream ends with the last one's exception. Default null: never. A received frame, or a connection that lasted
    /// longer than <see cref="MaxReconnectDelay"/>, starts the count anew.
    /// </summary>
    public int? MaxConsecutiveFailures { get; set; }

    /// <summary>
    /// Keep trying when the host refuses because it does not know the session, the credential or the socket. Default false: the stream ends with the exception.
    /// Set it when something else renews the session under the same id.
    /// </summary>
    public bool RetryRefusals { get; set; }

    /// <summary>The limit of opening one socket. Default 30 s; 1 s to 10 minutes.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the open socket is pinged. A connection whose peer answers nothing for as long again is given up. Default 20 s; 1 s to 1 hour.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The least time between two quotes of one symbol, for the subscription; whole milliseconds. Default null: every quote.</summary>
    public TimeSpan? Interval { get; set; }

    /// <summary>Counts frames and what was skipped. Default null: nothing is counted.</summary>
    public StreamStatistics? Statistics { get; set; }

    /// <summary>Permits quotes of the gateway (<see cref="MetaTraderDialect.Gateway"/>). Default false: refused with the reason.</summary>
    /// <remarks>
    /// Only the vendor's own client kits, which are wrong about other operations, name the gateway's socket (contracts/metatrader.md 6). It takes the API key in its address,
    /// which proxies on the way may write down.
    /// </remarks>
    [Experimental(ExperimentalApi.Uncertain)]
    public bool AllowUnverifiedGatewayStream { get; set; }
}
