using Broker.Crm.Salesforce.Composite;

namespace Broker.Crm.Salesforce.Shape;

/// <summary>Records that take one way.</summary>
internal sealed class UpsertGroup(SalesforceShape shape, IReadOnlyList<int> places, string reason)
{
    internal SalesforceShape Shape { get; } = shape;

    internal IReadOnlyList<int> Places { get; } = places;

    internal string Reason { get; } = reason;

    /// <summary>The object; null when several go together.</summary>
    internal string? Type { get; init; }

    /// <summary>The field of the keys, for a group of one object.</summary>
    internal string? KeyField { get; init; }

    /// <summary>The steps, for <see cref="SalesforceShape.Composite"/>: the step of each place.</summary>
    internal CompositeRequest? Request { get; init; }

    /// <summary>The graphs, for <see cref="SalesforceShape.Graph"/>.</summary>
    internal IReadOnlyList<CompositeGraph> Graphs { get; init; } = [];

    /// <summary>The step of each place, for composite calls and graphs.</summary>
    internal IReadOnlyDictionary<int, CompositeRef> Steps { get; init; } = new Dictionary<int, CompositeRef>();
}
