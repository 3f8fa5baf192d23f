namespace Broker.Crm.Salesforce.Records;

/// <summary>What an upsert did.</summary>
/// <param name="Id">The record; null when an old version of the API changed it, which answers with nothing (contracts/salesforce.md 4).</param>
/// <param name="Created">
/// True when the answer said that the record is new. After a lost answer the repeat finds the record that the first try made, and says false.
/// </param>
public sealed record SalesforceUpserted(string? Id, bool Created);
