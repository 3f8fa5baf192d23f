namespace Broker.Core.Boundaries.Accounts;

/// <summary>One probe of a diagnosis.</summary>
/// <param name="Probe">The operation, for example <c>Ping</c>.</param>
/// <param name="Finding">What it showed, in words without secrets.</param>
/// <param name="At">When it ran; the age of evidence counts from here.</param>
/// <param name="Took">How long it took.</param>
/// <param name="WasIntrusive">True when it may have changed the connection.</param>
public sealed record ProbeEvidence(string Probe, string Finding, DateTimeOffset At, TimeSpan Took, bool WasIntrusive)
{
    /// <summary>False when the probe was left out; the finding says why.</summary>
    public bool WasMade { get; init; } = true;

    /// <summary>How old it is.</summary>
    public TimeSpan AgeAt(DateTimeOffset now) => now > At ? now - At : TimeSpan.Zero;
}
