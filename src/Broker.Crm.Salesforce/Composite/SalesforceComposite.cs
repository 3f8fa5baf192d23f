using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <inheritdoc cref="ISalesforceComposite"/>
internal sealed class SalesforceComposite(SalesforceApi api) : ISalesforceComposite
{
    private static readonly RowReader<SalesforceRecord> RecordRows = RecordReader.Read;
    private readonly StepRuns runs = new(api);
    private readonly Collections collections = new(api);

    public Task<CompositeOutcome> SendAsync(CompositeRequest request, CancellationToken cancellationToken = default) => runs.RunAsync(request, cancellationToken);

    public Task<IReadOnlyList<GraphOutcome>> SendGraphsAsync(IReadOnlyList<CompositeGraph> graphs, CancellationToken cancellationToken = default) => runs.RunAsync(graphs, cancellationToken);

    public Task<BatchOutcome> SendBatchAsync(BatchRequest request, CancellationToken cancellationToken = default) => runs.RunAsync(request, cancellationToken);

    public Task<TreeOutcome> CreateTreeAsync(string type, IReadOnlyList<TreeRecord> roots, CancellationToken cancellationToken = default) =>
        new TreeCall(type, roots).RunAsync(api, cancellationToken);

    public Task<CollectionOutcome> CreateManyAsync(IReadOnlyList<CollectionRecord> records, CollectionOptions? options = null, CancellationToken cancellationToken = default) =>
        collections.CreateAsync(records, options, cancellationToken);

    public Task<CollectionOutcome> UpdateManyAsync(IReadOnlyList<CollectionRecord> records, CollectionOptions? options = null, CancellationToken cancellationToken = default) =>
        collections.UpdateAsync(records, options, cancellationToken);

    public Task<CollectionOutcome> UpsertManyAsync(
        string type, string externalIdField, IReadOnlyList<IReadOnlyDictionary<string, object?>> records, CollectionOptions? options = null, CancellationToken cancellationToken = default) =>
        collections.UpsertAsync(type, externalIdField, records, options, cancellationToken);

    public Task<CollectionOutcome> DeleteManyAsync(IReadOnlyList<string> ids, CollectionOptions? options = null, CancellationToken cancellationToken = default) =>
        collections.DeleteAsync(ids, options, cancellationToken);

    public Task<IReadOnlyList<SalesforceRecord?>> ReadManyAsync(
        string type, IReadOnlyList<string> ids, IReadOnlyCollection<string> fields, CancellationToken cancellationToken = default) =>
        collections.ReadAsync(type, ids, fields, RecordRows, cancellationToken);

    public Task<IReadOnlyList<T?>> ReadManyAsync<T>(IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
        where T : class, ISalesforceModel<T> => collections.ReadAsync<T>(T.ObjectType, ids, T.FieldNames, T.Read, cancellationToken);
}
