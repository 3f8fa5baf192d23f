using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>Sends composite calls, graphs and batches, and brings every step together with what became of it.</summary>
internal sealed class StepRuns(SalesforceApi api)
{
    /// <exception cref="ArgumentException">A limit is passed. Nothing was sent.</exception>
    internal async Task<CompositeOutcome> RunAsync(CompositeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<CompositeStep> steps = [.. request.Steps];
        if (steps.Count == 0)
        {
            throw new ArgumentException($"The composite call has no steps; allowed: 1 to {CompositeLimits.CompositeSteps} in a call.", nameof(request));
        }

        IReadOnlyList<IReadOnlyList<int>> calls = StepSplit.Split(steps, CompositeLimits.CompositeSteps, CompositeLimits.CompositeQuerySteps);
        if (request.AllOrNone && calls.Count > 1)
        {
            throw new ArgumentException(
                $"{steps.Count} steps, {steps.Count(static s => s.IsQueryKind)} of them queries or collections, do not fit one call of {CompositeLimits.CompositeSteps} and {CompositeLimits.CompositeQuerySteps}, and all or none "
                + $"holds within one call only. Use a graph, which takes {CompositeLimits.GraphNodes}, or give up AllOrNone.",
                nameof(request));
        }

        var parts = new CompositePart[steps.Count];
        ApiError? stop = null;
        foreach (IReadOnlyList<int> places in calls)
        {
            IReadOnlyList<CompositeStep> some = [.. places.Select(i => steps[i])];
            ApiResult<IReadOnlyList<CompositePart>> answer = stop is null
                ? await SendAsync(request, some, cancellationToken).ConfigureAwait(false)
                : new ApiResult<IReadOnlyList<CompositePart>>(PartErrors.NotSent(stop));
            for (int i = 0; i < places.Count; i++)
            {
                parts[places[i]] = answer.Error is { } error ? CompositeAnswer.Failed(some[i], error) : answer.Value[i];
            }

            stop ??= answer.Error is { } failed && PartErrors.Stops(failed) ? failed : null;
        }

        return new CompositeOutcome(request, parts, calls.Count);
    }

    /// <exception cref="ArgumentException">A limit is passed. Nothing was sent.</exception>
    internal async Task<IReadOnlyList<GraphOutcome>> RunAsync(IReadOnlyList<CompositeGraph> graphs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graphs);
        if (graphs.Count == 0)
        {
            throw new ArgumentException("There is no graph to send.", nameof(graphs));
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (CompositeGraph? graph in graphs)
        {
            ArgumentNullException.ThrowIfNull(graph, nameof(graphs));
            graph.Check();
            if (!names.Add(graph.Name))
            {
                throw new ArgumentException($"Two graphs are named {graph.Name}.", nameof(graphs));
            }
        }

        var outcomes = new List<GraphOutcome>(graphs.Count);
        ApiError? stop = null;
        foreach (IReadOnlyList<CompositeGraph> some in Payloads(graphs))
        {
            if (stop is not null)
            {
                outcomes.AddRange(some.Select(graph => CompositeAnswer.Failed(graph, PartErrors.NotSent(stop))));
                continue;
            }

            ApiOperation operation = CompositeOperations.OfGraph(some.SelectMany(static g => g.Steps));
            ApiCall call = operation.Call(api.Paths.Root + CompositeOperations.GraphPath).WithBody(CompositeBody.OfGraphs(some, api.Paths.Root));
            ApiResult<IReadOnlyList<GraphOutcome>> answer = await api.TrySendAsync(call, CompositeAnswer.GraphReader(operation, some), cancellationToken).ConfigureAwait(false);
            if (answer.TryGet(out IReadOnlyList<GraphOutcome>? read, out ApiError? error))
            {
                outcomes.AddRange(read);
                continue;
            }

            outcomes.AddRange(some.Select(graph => CompositeAnswer.Failed(graph, error)));
            stop = PartErrors.Stops(error) ? error : null;
        }

        return outcomes;
    }

    /// <exception cref="ArgumentException">A limit is passed. Nothing was sent.</exception>
    internal async Task<BatchOutcome> RunAsync(BatchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<CompositeStep> steps = [.. request.Steps];
        if (steps.Count == 0)
        {
            throw new ArgumentException($"The batch has no steps; allowed: 1 to {CompositeLimits.BatchSteps} in a call.", nameof(request));
        }

        if (request.HaltOnError && steps.Count > CompositeLimits.BatchSteps)
        {
            throw new ArgumentException($"The batch has {steps.Count} steps, and halting at an error holds within one call of {CompositeLimits.BatchSteps}. Send fewer, or give up HaltOnError.", nameof(request));
        }

        var parts = new List<CompositePart>(steps.Count);
        ApiError? stop = null;
        int calls = 0;
        foreach (CompositeStep[] some in steps.Chunk(CompositeLimits.BatchSteps))
        {
            if (stop is not null)
            {
                parts.AddRange(some.Select(step => CompositeAnswer.Failed(step, PartErrors.NotSent(stop))));
                continue;
            }

            calls++;
            ApiOperation operation = CompositeOperations.OfBatch(some);
            ApiCall call = operation.Call(api.Paths.Root + CompositeOperations.BatchPath).WithBody(CompositeBody.OfBatch(request.HaltOnError, some, api.Paths.Version));
            ApiResult<IReadOnlyList<CompositePart>> answer = await api.TrySendAsync(call, CompositeAnswer.BatchReader(operation, some), cancellationToken).ConfigureAwait(false);
            if (answer.TryGet(out IReadOnlyList<CompositePart>? read, out ApiError? error))
            {
                parts.AddRange(read);
                continue;
            }

            parts.AddRange(some.Select(step => CompositeAnswer.Failed(step, error)));
            stop = PartErrors.Stops(error) ? error : null;
        }

        return new BatchOutcome(new CompositeOutcome(request, parts, calls));
    }

    private ValueTask<ApiResult<IReadOnlyList<CompositePart>>> SendAsync(CompositeRequest request, IReadOnlyList<CompositeStep> steps, CancellationToken cancellationToken)
    {
        ApiOperation operation = CompositeOperations.OfComposite(steps, request.AllOrNone);
        ApiCall call = operation.Call(api.Paths.Root + CompositeOperations.CompositePath).WithBody(CompositeBody.OfComposite(request, steps, api.Paths.Root));
        return api.TrySendAsync(call, CompositeAnswer.Reader(operation, steps, request.AllOrNone), cancellationToken);
    }

    // Graphs are independent of one another, so that a list of any length is cut between them; their order is kept.
    internal static IEnumerable<IReadOnlyList<CompositeGraph>> Payloads(IReadOnlyList<CompositeGraph> graphs)
    {
        var open = new List<CompositeGraph>();
        int nodes = 0;
        foreach (CompositeGraph graph in graphs)
        {
            if (open.Count == CompositeLimits.Graphs || nodes + graph.Count > CompositeLimits.GraphNodes)
            {
                yield return open;
                open = [];
                nodes = 0;
            }

            open.Add(graph);
            nodes += graph.Count;
        }

        yield return open;
    }
}
