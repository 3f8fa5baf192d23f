using Broker.Core.Errors;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>
/// Several records or steps in one call (contracts/salesforce.md 6). A part that fails is told by its outcome and does not throw; call <c>EnsureSucceeded</c> where it
/// should. Thread-safe.
/// </summary>
/// <remarks>
/// What creates is never sent again once it may have arrived: its parts then have the outcome <see cref="Outcome.Unknown"/>. Changes and upserts are repeated. Limits are
/// checked before anything is sent; see <see cref="CompositeLimits"/>.
/// </remarks>
public interface ISalesforceComposite
{
    /// <summary>Sends steps that may use one another's answers.</summary>
    /// <exception cref="ArgumentException">There is no step, or steps that hang together pass a limit. Nothing was sent.</exception>
    Task<CompositeOutcome> SendAsync(CompositeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sends graphs, each of which is applied as a whole or not at all. More than fit a call are sent in several, in their order.</summary>
    /// <exception cref="ArgumentException">A graph passes a limit, or two have one name. Nothing was sent.</exception>
    Task<IReadOnlyList<GraphOutcome>> SendGraphsAsync(IReadOnlyList<CompositeGraph> graphs, CancellationToken cancellationToken = default);

    /// <summary>Sends independent steps.</summary>
    /// <exception cref="ArgumentException">There is no step, or a limit is passed. Nothing was sent.</exception>
    Task<BatchOutcome> SendBatchAsync(BatchRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates records of one object together with their children. All or none.</summary>
    /// <exception cref="ArgumentException">A limit is passed, or a value cannot be written. Nothing was sent.</exception>
    Task<TreeOutcome> CreateTreeAsync(string type, IReadOnlyList<TreeRecord> roots, CancellationToken cancellationToken = default);

    /// <summary>Creates records, 200 in a call.</summary>
    /// <exception cref="ArgumentException">A record has an id, or a value cannot be written. Nothing was sent.</exception>
    Task<CollectionOutcome> CreateManyAsync(IReadOnlyList<CollectionRecord> records, CollectionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Changes records by their ids, 200 in a call.</summary>
    /// <exception cref="ArgumentException">A record has no id, two share one, or a value cannot be written. Nothing was sent.</exception>
    Task<CollectionOutcome> UpdateManyAsync(IReadOnlyList<CollectionRecord> records, CollectionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Creates or changes records of one object by an external id, which stands among the fields of each; 200 in a call.</summary>
    /// <exception cref="ArgumentException">A record has no external id, two share one, or a value cannot be written. Nothing was sent.</exception>
    Task<CollectionOutcome> UpsertManyAsync(
        string type, string externalIdField, IReadOnlyList<IReadOnlyDictionary<string, object?>> records, CollectionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes records of any object, 200 in a call. One that is gone already counts as deleted, unless all or none is asked for.</summary>
    /// <exception cref="ArgumentException">An id is none, or stands twice. Nothing was sent.</exception>
    Task<CollectionOutcome> DeleteManyAsync(IReadOnlyList<string> ids, CollectionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Reads records of one object by their ids, 2,000 in a call. One that does not exist or is hidden is null.</summary>
    /// <returns>One for each id, in their order.</returns>
    /// <exception cref="ArgumentException">An id or a field's name is none. Nothing was sent.</exception>
    /// <exception cref="BrokerApiException">A call failed.</exception>
    Task<IReadOnlyList<SalesforceRecord?>> ReadManyAsync(string type, IReadOnlyList<string> ids, IReadOnlyCollection<string> fields, CancellationToken cancellationToken = default);

    /// <summary>As the other, each record read as a class of the user.</summary>
    /// <exception cref="ArgumentException">An id is none. Nothing was sent.</exception>
    /// <exception cref="BrokerApiException">A call failed.</exception>
    Task<IReadOnlyList<T?>> ReadManyAsync<T>(IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
        where T : class, ISalesforceModel<T>;
}
