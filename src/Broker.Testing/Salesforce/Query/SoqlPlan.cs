using Broker.Testing.Salesforce.Data;

namespace Broker.Testing.Salesforce.Query;

/// <summary>A query that is ready to run: every name resolved, every value checked.</summary>
internal sealed class SoqlPlan
{
    public required SoqlStatement Statement { get; init; }

    public required OrgType Type { get; init; }

    /// <summary>The fields asked for, in order.</summary>
    public required IReadOnlyList<SoqlPath> Fields { get; init; }

    /// <summary>Functions of fields with the name of their result; the path is missing in COUNT().</summary>
    public required IReadOnlyList<(string Function, SoqlPath? Path, string Name)> Functions { get; init; }

    public required IReadOnlyList<(string Name, OrgField Reference, SoqlPlan Plan)> Children { get; init; }

    public required Func<OrgRecord, bool>? Where { get; init; }

    public required IReadOnlyList<(SoqlPath Path, SoqlOrder Order)> Order { get; init; }

    /// <summary>The only records that can match, when an index tells.</summary>
    public required (OrgField Field, IReadOnlyList<object> Values)? Candidates { get; init; }

    /// <summary>Whether the answer is a number and no records.</summary>
    public bool IsCount => Functions is [("COUNT", null, _)];
}
