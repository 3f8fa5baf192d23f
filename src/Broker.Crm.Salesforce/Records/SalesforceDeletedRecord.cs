namespace Broker.Crm.Salesforce.Records;

/// <summary>One deleted record.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DeletedAt">When it was deleted; null when the answer did not say.</param>
public sealed record SalesforceDeletedRecord(string Id, DateTimeOffset? DeletedAt);
