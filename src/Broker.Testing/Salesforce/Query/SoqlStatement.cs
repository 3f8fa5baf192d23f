namespace Broker.Testing.Salesforce.Query;

/// <summary>A query as it was written.</summary>
internal sealed record SoqlStatement(
    string Soql, IReadOnlyList<SoqlSelect> Select, SoqlToken From, string? Alias, SoqlCondition? Where, IReadOnlyList<SoqlOrder> Order, int? Limit, int Offset);
