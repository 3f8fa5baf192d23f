namespace Broker.Crm.Salesforce.Shape;

/// <summary>Upserts any number of records of one object by a Bulk job. Connected by the client.</summary>
internal interface IBulkUpsert
{
    /// <summary>Runs the job to its end.</summary>
    /// <returns>One row for each record, in their order, also when the job failed: then each row has the error.</returns>
    Task<IReadOnlyList<BulkUpsertRow>> UpsertAsync(
        string type, string externalIdField, IReadOnlyList<IReadOnlyDictionary<string, object?>> records, string? assignmentRuleId, CancellationToken cancellationToken);
}
