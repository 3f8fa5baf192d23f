namespace Broker.Testing.Kyc;

/// <summary>A verdict for the provider to give.</summary>
/// <param name="Status">The state; any text, so that a new provider state can be tried.</param>
public sealed record KycVerdict(string Status)
{
    /// <summary>When it happened; <see langword="null"/> is now. An earlier time makes a late event.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The end of a limited approval.</summary>
    public DateTimeOffset? ApprovedUntil { get; init; }

    /// <summary>Whether the applicant takes the state; false sends only the event, as a stale delivery would.</summary>
    public bool Apply { get; init; } = true;

    /// <summary>Whether the event is delivered; false changes the state silently, as a lost delivery would.</summary>
    public bool Deliver { get; init; } = true;

    /// <summary>The version in the event; <see langword="null"/> is the applicant's.</summary>
    public int? Version { get; init; }
}
