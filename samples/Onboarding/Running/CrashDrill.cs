using System.Diagnostics;
using Broker.Core.Identity;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;

namespace Onboarding.Running;

/// <summary>Ends the process right after the intent of one kind of effect was stored, as a power cut would.</summary>
internal sealed class CrashDrill(EffectKind kind) : ICaseObserver
{
    public void Decided(CustomerId customer, Decision decision, string causation)
    {
    }

    public void Intended(EffectRecord effect)
    {
        if (effect.Kind == kind)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }
    }

    public void Finished(EffectRecord effect)
    {
    }
}
