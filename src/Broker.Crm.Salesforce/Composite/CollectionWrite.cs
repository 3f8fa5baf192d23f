using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>
/// One write of a collection: cut into calls, held rows sent again alone, each record brought back together with its result. Answers come in the order of a call
/// (contracts/salesforce.md 6).
/// </summary>
internal sealed class CollectionWrite(SalesforceApi api, ApiOperation operation, CollectionOptions options)
{
    private static readonly ApiResponseReader<IReadOnlyList<SaveResult>> Reader = static (in ApiResponse response) =>
    {
        var reader = new Utf8JsonReader(response.Body);
        IReadOnlyList<SaveResult> results = SaveResult.ReadList(ref reader);
        return reader.Read() ? throw new JsonException("More follows behind the answer.") : results;
    };

    private int calls;

    /// <summary>Makes the call of some of the records, by their places.</summary>
    internal required Func<IReadOnlyList<int>, ApiCall> CallOf { get; init; }

    /// <summary>What identifies a record for a look-up; null for its place.</summary>
    internal required Func<int, string?> IdentityOf { get; init; }

    /// <summary>The fields that were sent of a record; null when none were.</summary>
    internal Func<int, IReadOnlyCollection<string>>? NamesOf { get; init; }

    /// <summary>The object of each record, where they differ; null when all are of one.</summary>
    internal IReadOnlyList<string>? Types { get; init; }

    /// <exception cref="ArgumentException">All or none does not fit one call. Nothing was sent.</exception>
    internal async Task<CollectionOutcome> RunAsync(int count, CancellationToken cancellationToken)
    {
        IReadOnlyList<IReadOnlyList<int>> chunks = CollectionOrder.Chunks(count, Types, options.ChunkSize);
        if (options.AllOrNone && chunks.Count > 1)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{count} records take {chunks.Count} calls, and all or none holds within one call: at most {options.ChunkSize} records of at most {CompositeLimits.CollectionTypeRuns} objects. Send fewer, or give up AllOrNone."),
                nameof(count));
        }

        var results = new CollectionResult[count];
        ApiError? stop = null;
        foreach (IReadOnlyList<int> chunk in chunks)
        {
            if (stop is not null)
            {
                Fail(results, chunk, PartErrors.NotSent(stop), 0);
                continue;
            }

            stop = await RunAsync(chunk, results, cancellationToken).ConfigureAwait(false);
        }

        return new CollectionOutcome(results, calls);
    }

    // Returns the error that makes further calls useless.
    private async Task<ApiError?> RunAsync(IReadOnlyList<int> pending, CollectionResult[] results, CancellationToken cancellationToken)
    {
        for (int retry = 0; ; retry++)
        {
            calls++;
            ApiResult<IReadOnlyList<SaveResult>> answer = await api.TrySendAsync(RecordHeaders.ApplyToMany(CallOf(pending), options.WriteOptions), Reader, cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out IReadOnlyList<SaveResult>? saved, out ApiError? error))
            {
                Fail(results, pending, error, retry);
                return PartErrors.Stops(error) ? error : null;
            }

            if (saved.Count != pending.Count)
            {
                // Nobody can say whose results these are.
                Fail(results, pending, PartErrors.Silent(operation, string.Empty, isRead: false), retry);
                return null;
            }

            List<int> held = [];
            for (int i = 0; i < saved.Count; i++)
            {
                results[pending[i]] = Result(pending[i], saved[i], retry);
                if (!saved[i].Success && saved[i].Errors.Any(ErrorCodes.IsLock))
                {
                    held.Add(pending[i]);
                }
            }

            if (held.Count == 0 || retry == options.LockRetries || (options.AllOrNone && IsHopeless(results, pending, held)))
            {
                return null;
            }

            pending = options.AllOrNone ? pending : held;
            await Task.Delay(Delay(retry), api.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    // With all or none the whole call was undone and may go again, unless another record fails in any case.
    private static bool IsHopeless(CollectionResult[] results, IReadOnlyList<int> pending, List<int> held) =>
        pending.Any(i => !results[i].Succeeded && !results[i].IsRolledBack && !held.Contains(i));

    private TimeSpan Delay(int retry)
    {
#pragma warning disable CA5394 // spreads repeats, protects nothing
        double spread = 0.5 + Random.Shared.NextDouble();
#pragma warning restore CA5394
        return options.LockDelay * (1 << retry) * spread;
    }

    private void Fail(CollectionResult[] results, IReadOnlyList<int> places, ApiError error, int retry)
    {
        foreach (int place in places)
        {
            results[place] = new CollectionResult(place, null, null, error with { RequestIdentity = IdentityOf(place) ?? error.RequestIdentity }) { CallFailed = true, LockRetries = retry };
        }
    }

    private CollectionResult Result(int place, SaveResult saved, int retry)
    {
        // A delete that is repeated, or comes second, finds the record gone: what was wanted.
        bool gone = !saved.Success && operation == CompositeOperations.DeleteMany && saved.Errors.Any(static e => e.Code == ErrorCodes.EntityIsDeleted);
        string? identity = IdentityOf(place);
        return new CollectionResult(
            place,
            saved.Id ?? (operation.Method == HttpMethod.Delete ? identity : null),
            saved.Success ? saved.Created ?? (operation == CompositeOperations.CreateMany ? true : null) : null,
            saved.Success || gone ? null : saved.ToError(operation, identity, NamesOf?.Invoke(place) ?? [])) { WasGone = gone, LockRetries = retry };
    }
}
