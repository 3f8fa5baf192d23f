using System.Runtime.CompilerServices;
using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>
/// One batch: split into calls of the allowed size, one after the other, each input brought back together with its outcome. After a failure that the next call
/// would meet too, a refused credential for example, nothing more is sent. Used once.
/// </summary>
internal sealed class BatchRun<TInput, TValue>(HubSpotApi api, BatchPlan<TInput, TValue> plan)
{
    private ApiError? stop;

    /// <exception cref="ArgumentException">An input cannot be sent, or stands twice. Nothing was sent.</exception>
    internal void Check(IReadOnlyList<TInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var positions = new Dictionary<BatchKey, int>(inputs.Count);
        for (int i = 0; i < inputs.Count; i++)
        {
            plan.Check(inputs[i], i);
            if (plan.KeyOf(inputs[i]) is { } key && !positions.TryAdd(key, i))
            {
                throw new ArgumentException(
                    $"Inputs {positions[key]} and {i} have the same {key.Property ?? "id"}; HubSpot refuses a batch with duplicates. Merge them first.", nameof(inputs));
            }
        }
    }

    /// <summary>Checked inputs, each with its result.</summary>
    /// <exception cref="HubSpotBatchCanceledException{TInput, TValue}">The caller cancelled.</exception>
    internal async Task<IReadOnlyList<HubSpotOutcome<TInput, TValue>>> RunAsync(IReadOnlyList<TInput> inputs, CancellationToken cancellationToken)
    {
        var results = new List<HubSpotOutcome<TInput, TValue>>(inputs.Count);
        while (results.Count < inputs.Count)
        {
            TInput[] chunk = Chunk(inputs, results.Count);
            OperationCanceledException? cancelled = null;
            if (!cancellationToken.IsCancellationRequested)
            {
                (HubSpotOutcome<TInput, TValue>[] part, cancelled) = await TrySendAsync(chunk, cancellationToken).ConfigureAwait(false);
                results.AddRange(part);
            }

            if (cancellationToken.IsCancellationRequested && (cancelled is not null || results.Count < inputs.Count))
            {
                BatchFaults<TInput, TValue> faults = Faults(chunk);
                results.AddRange(inputs.Skip(results.Count).Select(input => faults.Cancelled(input, underWay: false)));
                throw new HubSpotBatchCanceledException<TInput, TValue>(results, cancelled, cancellationToken);
            }
        }

        return results;
    }

    /// <summary>
    /// Inputs as they come, results in their order; holds one call's worth of both. An input whose key stands already in the call that is being filled begins the
    /// next one.
    /// </summary>
    internal async IAsyncEnumerable<HubSpotOutcome<TInput, TValue>> StreamAsync(
        IAsyncEnumerable<TInput> inputs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new List<TInput>(plan.ChunkSize);
        var keys = new HashSet<BatchKey>(plan.ChunkSize);
        long position = 0;
        await foreach (TInput input in inputs.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            plan.Check(input, position++);
            BatchKey? key = plan.KeyOf(input);
            if (chunk.Count == plan.ChunkSize || (key is { } taken && keys.Contains(taken)))
            {
                await foreach (HubSpotOutcome<TInput, TValue> result in FlushAsync(chunk, cancellationToken).ConfigureAwait(false))
                {
                    yield return result;
                }

                chunk.Clear();
                keys.Clear();
            }

            chunk.Add(input);
            if (key is { } own)
            {
                keys.Add(own);
            }
        }

        await foreach (HubSpotOutcome<TInput, TValue> result in FlushAsync(chunk, cancellationToken).ConfigureAwait(false))
        {
            yield return result;
        }
    }

    private async IAsyncEnumerable<HubSpotOutcome<TInput, TValue>> FlushAsync(List<TInput> inputs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (inputs.Count == 0)
        {
            yield break;
        }

        (HubSpotOutcome<TInput, TValue>[] results, OperationCanceledException? cancelled) = await TrySendAsync([.. inputs], cancellationToken).ConfigureAwait(false);
        foreach (HubSpotOutcome<TInput, TValue> result in results)
        {
            yield return result;
        }

        if (cancelled is not null)
        {
            throw new OperationCanceledException("The caller cancelled the batch; inputs without a result were not sent.", cancelled, cancellationToken);
        }
    }

    private async ValueTask<(HubSpotOutcome<TInput, TValue>[] Results, OperationCanceledException? Cancelled)> TrySendAsync(TInput[] chunk, CancellationToken cancellationToken)
    {
        try
        {
            return (await SendAsync(chunk, cancellationToken).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            BatchFaults<TInput, TValue> faults = Faults(chunk);
            return (Array.ConvertAll(chunk, input => faults.Cancelled(input, underWay: true)), exception);
        }
    }

    private async ValueTask<HubSpotOutcome<TInput, TValue>[]> SendAsync(TInput[] chunk, CancellationToken cancellationToken)
    {
        if (stop is { } before)
        {
            ApiError notSent = before with { Outcome = Outcome.NotSent, Attempts = 0 };
            return Array.ConvertAll(chunk, input => BatchFaults<TInput, TValue>.CallFailed(plan, input, notSent));
        }

        var names = new SentNames(chunk.SelectMany(plan.NamesOf));
        ApiResult<BatchAnswer<TValue>> answer = await api.TrySendAsync(plan.Call(chunk), plan.Read, names, cancellationToken).ConfigureAwait(false);
        if (answer.TryGet(out BatchAnswer<TValue>? batch, out ApiError? error))
        {
            var faults = new BatchFaults<TInput, TValue>(plan, plan.Operation(chunk).Name, names, batch.Status, answer.RequestId);
            return new BatchMatcher<TInput, TValue>(plan, chunk, batch, faults).Match();
        }

        stop = error.Kind is ErrorKind.Authentication or ErrorKind.Permission or ErrorKind.RateLimited or ErrorKind.CircuitOpen ? error : null;
        return Array.ConvertAll(chunk, input => BatchFaults<TInput, TValue>.CallFailed(plan, input, error));
    }

    private BatchFaults<TInput, TValue> Faults(TInput[] chunk) => new(plan, plan.Operation(chunk).Name, [], status: null, requestId: null);

    private TInput[] Chunk(IReadOnlyList<TInput> inputs, int start)
    {
        var chunk = new TInput[Math.Min(plan.ChunkSize, inputs.Count - start)];
        for (int i = 0; i < chunk.Length; i++)
        {
            chunk[i] = inputs[start + i];
        }

        return chunk;
    }
}
