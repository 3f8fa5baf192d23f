using System.Collections.Concurrent;
using Broker.Core.Identity;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;

namespace Onboarding.Running;

/// <summary>Keeps what the screen shows: the case of every customer and when something last happened.</summary>
public sealed class LiveView(TimeProvider time) : ICaseObserver
{
    private readonly ConcurrentDictionary<CustomerId, CustomerCase> cases = new();
    private long lastChange = time.GetTimestamp();
    private int calls;

    /// <summary>The cases as last decided.</summary>
    public IReadOnlyDictionary<CustomerId, CustomerCase> Cases => cases;

    /// <summary>Effects carried out so far.</summary>
    public int Calls => Volatile.Read(ref calls);

    /// <summary>How long nothing has happened.</summary>
    public TimeSpan Quiet => time.GetElapsedTime(Volatile.Read(ref lastChange));

    /// <inheritdoc/>
    public void Decided(CustomerId customer, Decision decision, string causation)
    {
        cases[customer] = decision.Case;
        if (!decision.IsUnchanged)
        {
            Volatile.Write(ref lastChange, time.GetTimestamp());
        }
    }

    /// <inheritdoc/>
    public void Intended(EffectRecord effect) => Volatile.Write(ref lastChange, time.GetTimestamp());

    /// <inheritdoc/>
    public void Finished(EffectRecord effect)
    {
        Interlocked.Increment(ref calls);
        Volatile.Write(ref lastChange, time.GetTimestamp());
    }
}
