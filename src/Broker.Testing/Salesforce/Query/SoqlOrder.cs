namespace Broker.Testing.Salesforce.Query;

/// <summary>One key of a query's order.</summary>
internal sealed record SoqlOrder(SoqlToken Path, bool Descending, bool NullsLast);
