namespace Broker.Crm.Salesforce.Query;

/// <summary>One way Salesforce could take for a query; the first of a list is the one it takes.</summary>
public sealed record QueryPlan
{
    /// <summary>The way, for example <c>TableScan</c> or <c>Index</c>; raw.</summary>
    public string? LeadingOperationType { get; init; }

    /// <summary>Cost against the limit of a selective query: above 1 the query is not selective.</summary>
    public decimal? RelativeCost { get; init; }

    /// <summary>Rows the way is expected to give.</summary>
    public long? Cardinality { get; init; }

    /// <summary>Rows the object has, about.</summary>
    public long? ObjectCardinality { get; init; }

    /// <summary>The object.</summary>
    public string? ObjectType { get; init; }

    /// <summary>The fields of the index that is used.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Why an index cannot be used.</summary>
    public IReadOnlyList<QueryPlanNote> Notes { get; init; } = [];
}
