using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>What became of every record of a tree, parents before their children. All were created or none.</summary>
public sealed class TreeOutcome
{
    internal TreeOutcome(IReadOnlyList<TreeResult> results) => Results = results;

    /// <summary>One for each record.</summary>
    public IReadOnlyList<TreeResult> Results { get; }

    /// <summary>True when all were created.</summary>
    public bool Succeeded => Results.All(static r => r.Succeeded);

    /// <summary>The record that failed by itself and undid the others; null when all were created. Several may fail: this is the first.</summary>
    public TreeResult? Cause => Results.FirstOrDefault(static r => !r.Succeeded && !r.IsRolledBack) ?? Results.FirstOrDefault(static r => !r.Succeeded);

    /// <summary>What became of a record.</summary>
    /// <exception cref="ArgumentException">The record was not part of the call.</exception>
    public TreeResult this[TreeRecord record] =>
        Results.FirstOrDefault(r => ReferenceEquals(r.Record, record)) ?? throw new ArgumentException("The record was not part of the call.", nameof(record));

    /// <summary>Throws the error of <see cref="Cause"/> when the tree failed.</summary>
    /// <exception cref="BrokerApiException">The tree failed.</exception>
    public TreeOutcome EnsureSucceeded() => Cause?.Error is { } error ? throw error.ToException() : this;

    /// <summary>How many failed.</summary>
    public override string ToString() => $"{Results.Count} records, {Results.Count(static r => !r.Succeeded)} failed";
}
