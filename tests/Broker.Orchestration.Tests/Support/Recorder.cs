using System.Collections.Concurrent;
using Broker.Core.Identity;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Tests.Support;

/// <summary>Remembers what a host was told.</summary>
internal sealed class Recorder : ICaseObserver
{
    private readonly ConcurrentQueue<string> lines = new();

    internal IReadOnlyCollection<string> Lines => lines;

    internal bool Throws { get; set; }

    public void Decided(CustomerId customer, Decision decision, string causation) => Tell($"decided {customer} {decision.Case.State}");

    public void Intended(EffectRecord effect) => Tell($"intended {effect.Kind}");

    public void Finished(EffectRecord effect) => Tell($"finished {effect.Kind} {effect.Status}");

    private void Tell(string line)
    {
        lines.Enqueue(line);
        if (Throws)
        {
            throw new InvalidOperationException("a watcher's own fault");
        }
    }
}
