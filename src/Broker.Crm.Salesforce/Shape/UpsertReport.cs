using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Shape;

/// <summary>What became of every record of an upsert, in the order in which they were given, and which way they took.</summary>
public sealed class UpsertReport
{
    internal UpsertReport(IReadOnlyList<UpsertResult> results, IReadOnlyList<ShapeChoice> choices)
    {
        Results = results;
        Choices = choices;
    }

    /// <summary>One for each record.</summary>
    public IReadOnlyList<UpsertResult> Results { get; }

    /// <summary>The ways that were taken, and why.</summary>
    public IReadOnlyList<ShapeChoice> Choices { get; }

    /// <summary>True when every record was written.</summary>
    public bool Succeeded => Results.All(static r => r.Succeeded);

    /// <summary>The first record that failed by itself; null when all were written.</summary>
    public UpsertResult? Cause => Results.FirstOrDefault(static r => !r.Succeeded && !r.IsHalted) ?? Results.FirstOrDefault(static r => !r.Succeeded);

    /// <summary>Throws the error of <see cref="Cause"/> when a record failed.</summary>
    /// <exception cref="BrokerApiException">A record failed.</exception>
    public UpsertReport EnsureSucceeded() => Cause?.Error is { } error ? throw error.ToException() : this;

    /// <summary>How many failed, and the ways.</summary>
    public override string ToString() => $"{Results.Count} records, {Results.Count(static r => !r.Succeeded)} failed; {string.Join(", ", Choices.Select(static c => $"{c.Shape} {c.Records}"))}";
}
