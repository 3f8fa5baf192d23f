namespace Broker.Testing.Salesforce.Query;

/// <summary>A condition of a query as it was written.</summary>
internal abstract record SoqlCondition
{
    internal sealed record All(IReadOnlyList<SoqlCondition> Parts) : SoqlCondition;

    internal sealed record Any(IReadOnlyList<SoqlCondition> Parts) : SoqlCondition;

    internal sealed record Not(SoqlCondition Part) : SoqlCondition;

    /// <summary>A comparison; the operator is one of = != &lt; &lt;= &gt; &gt;= LIKE IN NOT IN INCLUDES EXCLUDES.</summary>
    internal sealed record Compare(SoqlToken Path, string Operator, IReadOnlyList<SoqlLiteral> Values, SoqlStatement? Inner = null) : SoqlCondition;
}
