namespace Broker.Testing.Salesforce;

/// <summary>A record as it stands now.</summary>
/// <param name="Id">Its id, 18 characters.</param>
/// <param name="ObjectType">The object's API name.</param>
/// <param name="Values">Its values as text, by field; fields without a value are absent.</param>
/// <param name="Deleted">Whether it lies in the recycle bin.</param>
public sealed record SalesforceRecordSnapshot(string Id, string ObjectType, IReadOnlyDictionary<string, string> Values, bool Deleted);
