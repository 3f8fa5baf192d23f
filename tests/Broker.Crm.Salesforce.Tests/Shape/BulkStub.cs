using Broker.Crm.Salesforce.Shape;

namespace Broker.Crm.Salesforce.Tests.Shape;

/// <summary>A Bulk area that writes everything.</summary>
internal sealed class BulkStub : IBulkUpsert
{
    public List<(string Type, string Field, int Count, string? AssignmentRuleId)> Jobs { get; } = [];

    public Task<IReadOnlyList<BulkUpsertRow>> UpsertAsync(string type, string externalIdField, IReadOnlyList<IReadOnlyDictionary<string, object?>> records, string? assignmentRuleId, CancellationToken cancellationToken)
    {
        Jobs.Add((type, externalIdField, records.Count, assignmentRuleId));
        return Task.FromResult<IReadOnlyList<BulkUpsertRow>>([.. records.Select(static (r, i) => new BulkUpsertRow("id-" + r["Key__c"], i % 2 == 0, null))]);
    }
}
