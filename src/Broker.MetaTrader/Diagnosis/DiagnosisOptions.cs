using Broker.Core.Boundaries.Accounts;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>Options of <see cref="ConnectionDiagnosis"/>. Read once when the diagnosis is made.</summary>
public sealed class DiagnosisOptions
{
    /// <summary>
    /// A host that has nothing to do with any broker, reachable from the API. Default null: none; then a broker that is down cannot be told from a network that is down.
    /// A request can name another.
    /// </summary>
    public HostAndPort? ControlHost { get; set; }

    /// <summary>When the market trades. Default null: <see cref="WeeklyMarketCalendar.Forex"/>, or the calendar that the host has registered.</summary>
    public IMarketCalendar? Calendar { get; set; }

    /// <summary>How long a case may be ready before it counts as forgotten that nobody asked for its registration. Default 1 h; 1 min to 30 days.</summary>
    public TimeSpan ReadyLimit { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How old what is told of the case may be. Default 15 min; 1 s to 7 days. Older, and its verdict is unknown.</summary>
    public TimeSpan MaxSignalAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How old a probe may be when the verdict is reached. Default 3 min; 10 s to 1 h. Older, and the verdict is unknown.</summary>
    public TimeSpan MaxEvidenceAge { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How old, in market hours, the last quote may be before the session counts as hung. Default 5 min; 5 s to 1 day.</summary>
    public TimeSpan StaleQuoteAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Above this the API counts as slow. Default 2 s; 1 ms to 1 min.</summary>
    public TimeSpan SlowApi { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Above this a host, as the API reaches it, counts as slow. Default 500 ms; 1 ms to 1 min.</summary>
    public TimeSpan SlowHost { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many measurements decide whether a segment is slow; the second and further ones are made only when the first was slow. Default 3; 1 to 20.</summary>
    public int LatencySamples { get; set; } = 3;

    /// <summary>How long a value may wait to be written to the CRM. Default 5 min; 1 s to 7 days.</summary>
    public TimeSpan CrmOutboxLimit { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How far the reading of the CRM's events may lag behind. Default 15 min; 1 s to 7 days.</summary>
    public TimeSpan CrmCursorLimit { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long after a probe that may reconnect an account no other is made of that account. Default 1 min; 1 min to 1 day.</summary>
    public TimeSpan IntrusivePause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many accounts are remembered for <see cref="IntrusivePause"/>. Default 10,000; 1 to 1,000,000. When all are in use, no further intrusive probe is made.</summary>
    public int MaxTrackedAccounts { get; set; } = 10_000;

    /// <summary>How many access points of one server are probed. Default 16; 1 to 128.</summary>
    public int MaxAccessPoints { get; set; } = 16;
}
