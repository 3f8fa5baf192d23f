using Broker.Orchestration.Operators;

namespace Onboarding.Output;

/// <summary>An explanation as JSON.</summary>
public sealed record ExplanationBody
{
    /// <summary>The customer.</summary>
    public required string Customer { get; init; }

    /// <summary>The case state.</summary>
    public required string State { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Commercial, Operational, Infrastructural, None or Unknown.</summary>
    public required string Verdict { get; init; }

    /// <summary>The cause code.</summary>
    public required string Cause { get; init; }

    /// <summary>Who acts.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>One sentence for support.</summary>
    public required string Sentence { get; init; }

    /// <summary>What to tell the client.</summary>
    public required string SayToClient { get; init; }

    /// <summary>What happens next by itself.</summary>
    public string? NextStep { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? NextStepAt { get; init; }

    /// <summary>The gates that do not hold.</summary>
    public required IReadOnlyList<GateBody> UnmetGates { get; init; }

    /// <summary>What this rests on.</summary>
    public required IReadOnlyList<EvidenceBody> Evidence { get; init; }

    /// <summary>Open exception items.</summary>
    public required IReadOnlyList<ExceptionBody> Exceptions { get; init; }

    internal static ExplanationBody From(Explanation e) => new()
    {
        Customer = e.Customer.Value,
        State = e.State.ToString(),
        Since = e.Since,
        Verdict = e.Verdict.ToString(),
        Cause = e.Cause,
        WaitsFor = e.WaitsFor,
        Sentence = e.Sentence,
        SayToClient = e.SayToClient,
        NextStep = e.NextStep,
        NextStepAt = e.NextStepAt,
        UnmetGates = [.. e.UnmetGates.Select(static g => new GateBody(g.Name, g.Owner, g.Sentence, g.Since))],
        Evidence = [.. e.Evidence.Select(static v => new EvidenceBody(v.Fact, v.Owner, v.Value, v.AsOf, Math.Round(v.Age.TotalSeconds, 1)))],
        Exceptions = [.. e.Exceptions.Select(ExceptionBody.From)],
    };
}
