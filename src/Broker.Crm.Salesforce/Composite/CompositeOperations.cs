using Broker.Core.Pipeline;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>The operations of the composite family, each in the forms that its content asks for: what creates is never sent again after it may have arrived.</summary>
internal static class CompositeOperations
{
    internal const string CompositePath = "/composite";
    internal const string GraphPath = "/composite/graph";
    internal const string BatchPath = "/composite/batch";
    internal const string CollectionPath = "/composite/sobjects";

    private const string Root = "/services/data/{version}";

    internal static readonly ApiOperation Composite = new("Composite", HttpMethod.Post, Root + CompositePath, RetrySafety.Once);
    internal static readonly ApiOperation CompositeRepeatable = new("Composite", HttpMethod.Post, Root + CompositePath, RetrySafety.Idempotent);
    internal static readonly ApiOperation CompositeRead = new("Composite", HttpMethod.Post, Root + CompositePath, RetrySafety.Read);
    internal static readonly ApiOperation Graph = new("CompositeGraph", HttpMethod.Post, Root + GraphPath, RetrySafety.Once);
    internal static readonly ApiOperation GraphRepeatable = new("CompositeGraph", HttpMethod.Post, Root + GraphPath, RetrySafety.Idempotent);
    internal static readonly ApiOperation Batch = new("CompositeBatch", HttpMethod.Post, Root + BatchPath, RetrySafety.Once);
    internal static readonly ApiOperation BatchRepeatable = new("CompositeBatch", HttpMethod.Post, Root + BatchPath, RetrySafety.Idempotent);
    internal static readonly ApiOperation BatchRead = new("CompositeBatch", HttpMethod.Post, Root + BatchPath, RetrySafety.Read);
    internal static readonly ApiOperation Tree = new("CompositeTree", HttpMethod.Post, Root + "/composite/tree/{type}", RetrySafety.Once);
    internal static readonly ApiOperation CreateMany = new("CollectionCreate", HttpMethod.Post, Root + CollectionPath, RetrySafety.Once);
    internal static readonly ApiOperation UpdateMany = new("CollectionUpdate", HttpMethod.Patch, Root + CollectionPath, RetrySafety.Idempotent);
    internal static readonly ApiOperation UpsertMany = new("CollectionUpsert", HttpMethod.Patch, Root + CollectionPath + "/{type}/{field}", RetrySafety.Idempotent);
    internal static readonly ApiOperation DeleteMany = new("CollectionDelete", HttpMethod.Delete, Root + CollectionPath, RetrySafety.Idempotent);

    // A second try would find the records gone, and all or none would make a failure of that.
    internal static readonly ApiOperation DeleteAll = new("CollectionDelete", HttpMethod.Delete, Root + CollectionPath, RetrySafety.Once);
    internal static readonly ApiOperation ReadMany = new("CollectionRead", HttpMethod.Post, Root + CollectionPath + "/{type}", RetrySafety.Read);

    /// <summary>The form of a composite call for its steps. A second try of a delete finds the record gone, which all or none would make a failure.</summary>
    internal static ApiOperation OfComposite(IEnumerable<CompositeStep> steps, bool allOrNone) =>
        Pick(steps, allOrNone, Composite, CompositeRepeatable, CompositeRead);

    internal static ApiOperation OfGraph(IEnumerable<CompositeStep> steps) => Pick(steps, allOrNone: true, Graph, GraphRepeatable, GraphRepeatable);

    internal static ApiOperation OfBatch(IEnumerable<CompositeStep> steps) => Pick(steps, allOrNone: false, Batch, BatchRepeatable, BatchRead);

    private static ApiOperation Pick(IEnumerable<CompositeStep> steps, bool allOrNone, ApiOperation once, ApiOperation repeatable, ApiOperation read)
    {
        bool readsOnly = true;
        foreach (CompositeStep step in steps)
        {
            if (step.Method is "POST" or "PUT" || (step.Method == "DELETE" && allOrNone))
            {
                return once;
            }

            readsOnly &= step.IsRead;
        }

        return readsOnly ? read : repeatable;
    }
}
