namespace Broker.Core.Configuration;

/// <summary>Time limits, repeats, circuit breaker and pace of one client.</summary>
public sealed class ResilienceOptions
{
    /// <summary>The limit of a whole call, all attempts and waits included. Default 100 s; 1 s to 1 h.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The limit of one attempt, from connecting to the last byte of the body. Default 30 s; 50 ms to <see cref="TotalTimeout"/>.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a repeatable call is sent again. Default 3; 0 to 10.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The first wait before a repeat; doubles, with jitter. Default 0.5 s; 1 ms to 1 min.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait before a repeat. A provider that asks for more ends the call with its delay in the error. Default 20 s; at least <see cref="BaseDelay"/>.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The share of failed attempts that opens the circuit breaker. Default 0.9; 0.05 to 1.</summary>
    public double BreakerFailureRatio { get; set; } = 0.9;

    /// <summary>The least number of attempts in <see cref="BreakerSamplingDuration"/> before the breaker judges. Default 20; 2 to 100,000.</summary>
    public int BreakerMinimumThroughput { get; set; } = 20;

    /// <summary>The window over which the breaker counts. Default 30 s; 1 s to 1 h.</summary>
    public TimeSpan BreakerSamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an open breaker stays open. Default 5 s; 0.5 s to 1 h.</summary>
    public TimeSpan BreakerBreakDuration { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The pace of attempts per second; excess waits its turn within <see cref="TotalTimeout"/>. After a pause a tenth of a second's worth may go at once. Default null: no limit; 1 to 100,000.</summary>
    public int? RequestsPerSecond { get; set; }

    /// <summary>An independent copy, for a client that runs a second pipeline with one limit changed.</summary>
    public ResilienceOptions Copy() => (ResilienceOptions)MemberwiseClone();
}
