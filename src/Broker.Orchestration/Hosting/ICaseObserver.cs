using Broker.Core.Identity;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Hosting;

/// <summary>Watches what happens, after it is stored. Called in line, so be quick; what it throws is logged and ignored.</summary>
public interface ICaseObserver
{
    /// <summary>A decision is stored.</summary>
    void Decided(CustomerId customer, Decision decision, string causation);

    /// <summary>The intent of an effect is stored; the call follows now.</summary>
    void Intended(EffectRecord effect);

    /// <summary>The outcome of an effect is stored.</summary>
    void Finished(EffectRecord effect);
}
