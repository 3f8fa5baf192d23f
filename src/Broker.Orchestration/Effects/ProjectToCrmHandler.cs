using Broker.Orchestration.Journal;
using Broker.Orchestration.Projections;

namespace Broker.Orchestration.Effects;

/// <summary>Copies the customer's projected facts to the CRM. An upsert by the broker's own id, so trying again is harmless.</summary>
internal sealed class ProjectToCrmHandler(CrmProjector projector) : IEffectHandler
{
    public EffectKind Kind => EffectKind.ProjectToCrm;

    public bool WritesOutside => true;

    public Task<EffectOutcome> RunAsync(EffectRecord effect, CancellationToken cancellationToken) => projector.ProjectAsync(effect.Customer, cancellationToken);
}
