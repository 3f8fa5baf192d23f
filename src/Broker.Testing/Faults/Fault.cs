namespace Broker.Testing.Faults;

/// <summary>One fault to inject; it hits the first <see cref="Count"/> matching calls.</summary>
public sealed record Fault
{
    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>Before or after the effect; the default is before.</summary>
    public FaultPhase Phase { get; init; } = FaultPhase.Before;

    /// <summary>How many matching calls are hit (with <see cref="PerKey"/>: how many for each key); -1 is all of them. The default is 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>
    /// Counts for each key apart, so that every customer is hit. The key of a call is what it is about: on MetaTrader the account's id, or
    /// server and login where a call has none; the records' ids on HubSpot, the object or idempotency key on Stripe, the applicant at the KYC provider.
    /// </summary>
    public bool PerKey { get; init; }

    /// <summary>How long a <see cref="FaultKind.Delay"/> lasts; the default is 500 ms.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The HTTP status of <see cref="FaultKind.Status"/>; the default is 503.</summary>
    public int Status { get; init; } = 503;

    /// <summary>The vendor's error code, where the vendor has one (on MetaTrader <c>CONNECT_ERROR</c> when not given).</summary>
    public string? Code { get; init; }

    /// <summary>The vendor's message; the place to put a canary secret.</summary>
    public string? Message { get; init; }

    /// <summary>Sends a <c>Retry-After</c> of this many whole seconds; <see langword="null"/> (the default) sends none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>HubSpot's <c>policyName</c> of a rate limit; the default is <c>TEN_SECONDLY_ROLLING</c>.</summary>
    public string? PolicyName { get; init; }

    /// <summary>How large an <see cref="FaultKind.OversizeBody"/> is; the default is 32 MiB.</summary>
    public int Bytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>A connection reset.</summary>
    /// <param name="phase">Before or after the effect.</param>
    public static Fault Reset(FaultPhase phase) => new() { Kind = FaultKind.Reset, Phase = phase };

    /// <summary>A call that never answers.</summary>
    /// <param name="phase">Before or after the effect.</param>
    public static Fault Timeout(FaultPhase phase) => new() { Kind = FaultKind.Timeout, Phase = phase };

    /// <summary>A late answer.</summary>
    /// <param name="delay">How late.</param>
    /// <param name="phase">Whether the delay comes before or after the effect.</param>
    public static Fault Late(TimeSpan delay, FaultPhase phase = FaultPhase.Before) => new() { Kind = FaultKind.Delay, Phase = phase, Delay = delay };

    /// <summary>An HTTP error status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="phase">Before or after the effect.</param>
    public static Fault WithStatus(int status, FaultPhase phase = FaultPhase.Before) => new() { Kind = FaultKind.Status, Phase = phase, Status = status };

    /// <summary>A rate limit.</summary>
    /// <param name="retryAfter">The announced pause, if any.</param>
    /// <param name="policyName">HubSpot's policy.</param>
    public static Fault RateLimit(TimeSpan? retryAfter = null, string? policyName = null) =>
        new() { Kind = FaultKind.RateLimit, RetryAfter = retryAfter, PolicyName = policyName };

    /// <summary>A failure told by the body; on MetaTrader with status 201.</summary>
    /// <param name="code">The vendor's code.</param>
    public static Fault FailureBody(string code) => new() { Kind = FaultKind.FailureBody, Code = code };

    /// <summary>A spoilt answer to a call that was applied.</summary>
    /// <param name="kind"><see cref="FaultKind.TruncatedBody"/>, <see cref="FaultKind.MalformedJson"/>, <see cref="FaultKind.WrongContentType"/> or <see cref="FaultKind.OversizeBody"/>.</param>
    public static Fault Spoilt(FaultKind kind) => new() { Kind = kind, Phase = FaultPhase.After };
}
