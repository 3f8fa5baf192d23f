namespace Broker.Crm.Salesforce.Query;

/// <summary>Why an index cannot be used for a query.</summary>
public sealed record QueryPlanNote
{
    /// <summary>The reason in Salesforce's words.</summary>
    public string? Description { get; init; }

    /// <summary>The fields it is about.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The object it is about.</summary>
    public string? ObjectType { get; init; }
}
