using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Effects;

/// <summary>Carries out one kind of effect against a boundary. The intent is stored before and the outcome after by the effect worker.</summary>
internal interface IEffectHandler
{
    /// <summary>The kind.</summary>
    EffectKind Kind { get; }

    /// <summary>True when the effect writes outside, so that its intent is audited.</summary>
    bool WritesOutside { get; }

    /// <summary>Carries it out. Returns what is known; throws only for cancellation.</summary>
    Task<EffectOutcome> RunAsync(EffectRecord effect, CancellationToken cancellationToken);
}
