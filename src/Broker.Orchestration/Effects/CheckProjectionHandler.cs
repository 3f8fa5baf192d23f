using Broker.Orchestration.Journal;
using Broker.Orchestration.Projections;

namespace Broker.Orchestration.Effects;

/// <summary>Looks at the CRM's copies of a customer's values. Reads only; what it finds is stored with its outcome.</summary>
internal sealed class CheckProjectionHandler(ProjectionChecker checker) : IEffectHandler
{
    public EffectKind Kind => EffectKind.CheckProjection;

    public bool WritesOutside => false;

    public Task<EffectOutcome> RunAsync(EffectRecord effect, CancellationToken cancellationToken) => checker.CheckAsync(effect, cancellationToken);
}
