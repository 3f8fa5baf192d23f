using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>
/// What became of every step of a composite call, in the order in which they were added. The call answers 200 even when every step failed
/// (contracts/salesforce.md 6): look at <see cref="Succeeded"/> or call <see cref="EnsureSucceeded"/>.
/// </summary>
public sealed class CompositeOutcome
{
    private readonly CompositeStepList owner;

    internal CompositeOutcome(CompositeStepList owner, IReadOnlyList<CompositePart> parts, int calls)
    {
        this.owner = owner;
        Parts = parts;
        Calls = calls;
    }

    /// <summary>One for each step.</summary>
    public IReadOnlyList<CompositePart> Parts { get; }

    /// <summary>How many calls were made.</summary>
    public int Calls { get; }

    /// <summary>True when every step succeeded.</summary>
    public bool Succeeded => Parts.All(static p => p.Succeeded);

    /// <summary>The step that failed by itself; with all or none the one that undid the others. Null when all succeeded. Several may fail: this is the first.</summary>
    public CompositePart? Cause => Parts.FirstOrDefault(static p => !p.Succeeded && !p.IsHalted) ?? Parts.FirstOrDefault(static p => !p.Succeeded);

    /// <summary>What became of a step.</summary>
    /// <exception cref="ArgumentException">The step belongs to another call.</exception>
    public CompositePart this[CompositeRef step]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(step);
            return ReferenceEquals(step.Owner, owner) ? Parts[step.Index] : throw new ArgumentException($"The step {step.Name} belongs to another call.", nameof(step));
        }
    }

    /// <summary>Throws the error of <see cref="Cause"/> when a step failed.</summary>
    /// <exception cref="BrokerApiException">A step failed.</exception>
    public CompositeOutcome EnsureSucceeded() => Cause?.Error is { } error ? throw error.ToException() : this;

    /// <summary>How many failed.</summary>
    public override string ToString() => $"{Parts.Count} steps, {Parts.Count(static p => !p.Succeeded)} failed";
}
