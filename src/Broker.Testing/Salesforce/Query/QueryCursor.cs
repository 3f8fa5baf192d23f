namespace Broker.Testing.Salesforce.Query;

/// <summary>The result of a query that is read in pages.</summary>
internal sealed record QueryCursor(SoqlPlan Plan, IReadOnlyList<long> Numbers, DateTimeOffset Made, bool Deleted);
