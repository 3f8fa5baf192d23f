namespace Broker.Crm.Salesforce.Composite;

/// <summary>
/// Steps that are applied together or not at all. Holds up to 500 steps of which at most 15 refer to one another in a row, of at most 15 kinds; it creates, changes,
/// upserts and deletes records and does nothing else (contracts/salesforce.md 6).
/// </summary>
public sealed class CompositeGraph : CompositeStepList
{
    /// <summary>An empty graph.</summary>
    /// <param name="name">Its <c>graphId</c>: a letter or digit, then letters, digits, underscores and hyphens, at most 40. Unique in a call.</param>
    /// <exception cref="ArgumentException">It is no such name.</exception>
    public CompositeGraph(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > CompositeLimits.GraphNameLength || !char.IsAsciiLetterOrDigit(name[0]) || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            throw new ArgumentException($"The name of a graph is a letter or digit, then letters, digits, underscores and hyphens, at most {CompositeLimits.GraphNameLength}.", nameof(name));
        }

        Name = name;
    }

    /// <summary>The <c>graphId</c>.</summary>
    public string Name { get; }

    /// <exception cref="ArgumentException">A limit is passed.</exception>
    internal void Check()
    {
        if (Count is 0 or > CompositeLimits.GraphNodes)
        {
            throw new ArgumentException($"Graph {Name} has {Count} steps; allowed: 1 to {CompositeLimits.GraphNodes}. What hangs together in a graph cannot be split.");
        }

        var depths = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            depths[i] = 1 + Steps[i].DependsOn.Select(d => depths[d]).DefaultIfEmpty(0).Max();
        }

        int depth = depths.Max();
        if (depth > CompositeLimits.GraphDepth)
        {
            throw new ArgumentException($"In graph {Name} {depth} steps refer to one another in a row; Salesforce allows {CompositeLimits.GraphDepth}.");
        }

        int kinds = Steps.Select(static s => s.Kind).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (kinds > CompositeLimits.GraphKinds)
        {
            throw new ArgumentException($"Graph {Name} has {kinds} kinds of steps, a verb and an object each; Salesforce allows {CompositeLimits.GraphKinds}.");
        }
    }
}
