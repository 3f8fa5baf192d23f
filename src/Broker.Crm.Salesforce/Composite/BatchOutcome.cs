using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>What became of every step of a batch, in the order in which they were added. The call answers 200 even when every step failed.</summary>
public sealed class BatchOutcome
{
    private readonly CompositeOutcome steps;

    internal BatchOutcome(CompositeOutcome steps) => this.steps = steps;

    /// <summary>One for each step.</summary>
    public IReadOnlyList<CompositePart> Parts => steps.Parts;

    /// <summary>How many calls were made.</summary>
    public int Calls => steps.Calls;

    /// <summary>True when every step succeeded.</summary>
    public bool Succeeded => steps.Succeeded;

    /// <summary>What became of a step.</summary>
    /// <exception cref="ArgumentException">The step belongs to another call.</exception>
    public CompositePart this[CompositeRef step] => steps[step];

    /// <summary>Throws the error of the first step that failed.</summary>
    /// <exception cref="BrokerApiException">A step failed.</exception>
    public BatchOutcome EnsureSucceeded()
    {
        steps.EnsureSucceeded();
        return this;
    }

    /// <summary>How many failed.</summary>
    public override string ToString() => steps.ToString();
}
