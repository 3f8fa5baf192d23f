using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>What became of one graph: applied as a whole, or not at all.</summary>
public sealed class GraphOutcome
{
    internal GraphOutcome(CompositeGraph graph, bool succeeded, CompositeOutcome steps)
    {
        Graph = graph;
        Succeeded = succeeded;
        Steps = steps;
    }

    /// <summary>The graph.</summary>
    public CompositeGraph Graph { get; }

    /// <summary>True when all of it was applied.</summary>
    public bool Succeeded { get; }

    /// <summary>Its steps. When the graph failed, those that were in order are halted.</summary>
    public CompositeOutcome Steps { get; }

    /// <summary>The step that made the graph fail; null when it succeeded.</summary>
    public CompositePart? Cause => Succeeded ? null : Steps.Cause;

    /// <summary>True when Salesforce did not try the graph, as it stops after 14 failed ones: nothing is wrong with it, send it again.</summary>
    public bool WasNotTried => !Succeeded && Steps.Parts.All(static p => p.IsHalted);

    /// <summary>Throws the error of <see cref="Cause"/> when the graph failed.</summary>
    /// <exception cref="BrokerApiException">The graph failed.</exception>
    public GraphOutcome EnsureSucceeded() => Cause?.Error is { } error ? throw error.ToException() : this;

    /// <summary>Name and result.</summary>
    public override string ToString() => $"{Graph.Name}: {(Succeeded ? "succeeded" : WasNotTried ? "not tried" : "failed")}";
}
