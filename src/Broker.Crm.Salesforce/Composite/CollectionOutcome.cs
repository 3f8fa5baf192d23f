using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>What became of every record of a collection, in the order in which they were given, whatever the order in which they were sent.</summary>
public sealed class CollectionOutcome
{
    internal CollectionOutcome(IReadOnlyList<CollectionResult> results, int calls)
    {
        Results = results;
        Calls = calls;
    }

    /// <summary>One for each record.</summary>
    public IReadOnlyList<CollectionResult> Results { get; }

    /// <summary>How many calls were made, repeats for held rows included.</summary>
    public int Calls { get; }

    /// <summary>True when every record was written.</summary>
    public bool Succeeded => Results.All(static r => r.Succeeded);

    /// <summary>The first record that failed by itself; with all or none the one that undid the others. Null when all were written.</summary>
    public CollectionResult? Cause => Results.FirstOrDefault(static r => !r.Succeeded && !r.IsRolledBack) ?? Results.FirstOrDefault(static r => !r.Succeeded);

    /// <summary>Throws the error of <see cref="Cause"/> when a record failed.</summary>
    /// <exception cref="BrokerApiException">A record failed.</exception>
    public CollectionOutcome EnsureSucceeded() => Cause?.Error is { } error ? throw error.ToException() : this;

    /// <summary>How many failed.</summary>
    public override string ToString() => $"{Results.Count} records, {Results.Count(static r => !r.Succeeded)} failed";
}
