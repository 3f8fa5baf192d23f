using Broker.Core.Identity;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Microsoft.Extensions.Logging;

namespace Broker.Orchestration.Lanes;

/// <summary>Tells all watchers; one that throws hurts nobody.</summary>
internal sealed class Observers(IEnumerable<ICaseObserver> observers, ILogger<Observers> logger)
{
    private readonly ICaseObserver[] all = [.. observers];

    internal void Decided(CustomerId customer, Decision decision, string causation) => Tell(o => o.Decided(customer, decision, causation));

    internal void Intended(EffectRecord effect) => Tell(o => o.Intended(effect));

    internal void Finished(EffectRecord effect) => Tell(o => o.Finished(effect));

    private void Tell(Action<ICaseObserver> tell)
    {
        foreach (ICaseObserver observer in all)
        {
            try
            {
                tell(observer);
            }
            catch (Exception exception)
            {
                OrchestrationLog.ObserverFailed(logger, observer.GetType().Name, exception.GetType().Name);
            }
        }
    }
}
