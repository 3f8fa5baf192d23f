namespace Broker.Core.Boundaries.Accounts;

/// <summary>What a diagnosis found: where the delay is, why, who acts, and on what evidence. May be stored and shown to operators: no secret, no account id.</summary>
public sealed record DiagnosisReport
{
    /// <summary>Where the delay is.</summary>
    public required DelayVerdict Verdict { get; init; }

    /// <summary>Why.</summary>
    public required DelayCause Cause { get; init; }

    /// <summary>Further causes found at the same time; with a verdict of <see cref="DelayVerdict.Mixed"/> they are of other classes.</summary>
    public IReadOnlyList<DelayCause> OtherCauses { get; init; } = [];

    /// <summary>The name of <see cref="Cause"/>, for records.</summary>
    public string CauseCode => Cause.ToString();

    /// <summary>What is the matter, in one or two sentences for an operator.</summary>
    public required string Sentence { get; init; }

    /// <summary>Who has to act.</summary>
    public required DelayActor WhoActs { get; init; }

    /// <summary>What is to be done next.</summary>
    public required string NextAction { get; init; }

    /// <summary>What support may say to the client; holds nothing internal.</summary>
    public required string SayToClient { get; init; }

    /// <summary>False when the verdict is the likeliest one and a probe is missing; the sentence says which.</summary>
    public required bool IsCertain { get; init; }

    /// <summary>The probes, in the order in which they were asked for. A probe that was not made is listed with the reason.</summary>
    public required IReadOnlyList<ProbeEvidence> Evidence { get; init; }

    /// <summary>How long the parts of the way took, as far as they were measured.</summary>
    public IReadOnlyList<LatencySegment> Latencies { get; init; } = [];

    /// <summary>Server names that may have been meant; only when the name given is not known.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>When the verdict was reached.</summary>
    public required DateTimeOffset ObservedAt { get; init; }
}
