using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>
/// A batch call of definitions or links: split into calls of an allowed size, each input brought back together with its outcome, never by position.
/// </summary>
internal sealed class BatchRunner<TInput, TItem>(HubSpotApi api, ApiOperation operation, string target, JsonTypeInfo<TItem> item)
    where TItem : class
{
    internal required int ChunkSize { get; init; }

    /// <summary>Writes the members of the body.</summary>
    internal required Action<Utf8JsonWriter, IReadOnlyList<TInput>> Write { get; init; }

    /// <summary>What identifies an input; unique within the batch.</summary>
    internal required Func<TInput, string> KeyOf { get; init; }

    /// <summary>The same of an item of the answer; null when it has none.</summary>
    internal required Func<TItem, string?> KeyOfItem { get; init; }

    internal required Func<BatchError, TInput, bool> Concerns { get; init; }

    /// <summary>An error that says no more than that there is nothing: an answer, not a failure.</summary>
    internal Func<BatchError, bool> IsNothing { get; init; } = static _ => false;

    /// <summary>True when an input that a complete answer leaves out was not done.</summary>
    internal bool MustBeMentioned { get; init; }

    /// <summary>True when an answer without a body is a success.</summary>
    internal bool MayBeEmpty { get; init; }

    internal Func<ApiCall, ApiCall> Complete { get; init; } = static call => call;

    internal async Task<IReadOnlyList<BatchOutcome<TInput, TItem>>> RunAsync(IReadOnlyList<TInput> inputs, CancellationToken cancellationToken)
    {
        ApiResponseReader<BatchBody<TItem>> reader = BatchBody<TItem>.Reader(item, MayBeEmpty);
        var outcomes = new List<BatchOutcome<TInput, TItem>>(inputs.Count);
        ApiError? stop = null;
        foreach (TInput[] chunk in inputs.Chunk(ChunkSize))
        {
            if (stop is not null)
            {
                outcomes.AddRange(chunk.Select(input => Failed(input, stop with { Outcome = Outcome.NotSent, Attempts = 0 })));
                continue;
            }

            string[] keys = [.. chunk.Select(KeyOf)];
            ApiCall call = Complete(operation.Call(target)).WithBody(PropertyValues.Body(chunk, (writer, part) => Write(writer, part)));
            ApiResult<BatchBody<TItem>> answer = await api.TrySendAsync(call, reader, keys, cancellationToken).ConfigureAwait(false);
            if (answer.TryGet(out BatchBody<TItem>? body, out ApiError? error))
            {
                outcomes.AddRange(Match(chunk, keys, body, answer.RequestId));
                continue;
            }

            outcomes.AddRange(chunk.Select(input => Failed(input, error)));
            stop = error.Kind is ErrorKind.Authentication or ErrorKind.Permission or ErrorKind.RateLimited or ErrorKind.CircuitOpen ? error : null;
        }

        return outcomes;
    }

    private BatchOutcome<TInput, TItem> Failed(TInput input, ApiError error) =>
        new(input, null, error with { RequestIdentity = KeyOf(input) }, CallFailed: true, error.RequestId);

    private IEnumerable<BatchOutcome<TInput, TItem>> Match(TInput[] inputs, string[] keys, BatchBody<TItem> body, string? requestId)
    {
        var outcomes = new BatchOutcome<TInput, TItem>?[inputs.Length];
        var positions = new Dictionary<string, int>(inputs.Length, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < keys.Length; i++)
        {
            positions[keys[i]] = i;
        }

        foreach (TItem found in body.Items)
        {
            if (KeyOfItem(found) is { } key && positions.TryGetValue(key, out int index))
            {
                outcomes[index] = new(inputs[index], found, null, CallFailed: false, requestId);
            }
        }

        var homeless = new List<BatchError>();
        foreach (BatchError error in body.Errors)
        {
            bool placed = false;
            for (int i = 0; i < inputs.Length; i++)
            {
                if (Concerns(error, inputs[i]))
                {
                    placed = true;
                    outcomes[i] ??= Refused(inputs[i], error, body.Status, requestId);
                }
            }

            if (!placed)
            {
                homeless.Add(error);
            }
        }

        return Fill(inputs, outcomes, homeless, body, requestId);
    }

    // Errors without an address belong to the inputs without a result. As many errors as inputs: each was refused. Fewer: nobody knows which.
    private IEnumerable<BatchOutcome<TInput, TItem>> Fill(
        TInput[] inputs, BatchOutcome<TInput, TItem>?[] outcomes, List<BatchError> homeless, BatchBody<TItem> body, string? requestId)
    {
        int open = outcomes.Count(static o => o is null);
        bool allRefused = homeless.Count > 0 && homeless.Count >= open;
        BatchError shared = allRefused && homeless.TrueForAll(e => e.Envelope.Code == homeless[0].Envelope.Code)
            ? homeless[0]
            : new BatchError { Envelope = ErrorEnvelope.Empty };
        return outcomes.Select((outcome, i) => outcome
            ?? (allRefused ? Refused(inputs[i], shared, body.Status, requestId)
                : body.IsWhole && !MustBeMentioned ? new(inputs[i], null, null, CallFailed: false, requestId)
                : Unmentioned(inputs[i], body, requestId)));
    }

    private BatchOutcome<TInput, TItem> Refused(TInput input, BatchError error, int status, string? requestId)
    {
        if (IsNothing(error))
        {
            return new(input, null, null, CallFailed: false, requestId);
        }

        ErrorKind kind = ErrorCategories.KindOf(error.Envelope.Code) ?? ErrorKind.Other;
        Outcome outcome = kind == ErrorKind.Unavailable && operation.Safety != RetrySafety.Read ? Outcome.Unknown : Outcome.Refused;
        return new(input, null, Error(input, kind, outcome, status, requestId) with
        {
            IsTransient = kind is ErrorKind.Unavailable or ErrorKind.RateLimited,
            Code = error.Envelope.Code,
            CodeIsListed = ErrorCategories.IsListed(error.Envelope.Code),
            Text = new ProviderText(error.Envelope.Message),
        }, CallFailed: false, requestId);
    }

    private BatchOutcome<TInput, TItem> Unmentioned(TInput input, BatchBody<TItem> body, string? requestId)
    {
        ApiError error = operation.Safety != RetrySafety.Read
            ? Error(input, ErrorKind.Protocol, Outcome.Unknown, body.Status, requestId) with
            {
                Advice = "The answer does not mention this input: look whether it was done before it is sent again.",
            }
            : body.IsWhole
                ? Error(input, ErrorKind.NotFound, Outcome.Refused, body.Status, requestId) with { Advice = "The answer does not hold it: it does not exist, or the token may not see it." }
                : Error(input, ErrorKind.Protocol, Outcome.Refused, body.Status, requestId) with { IsTransient = true, Advice = "The answer does not mention this input: read it again." };
        return new(input, null, error, CallFailed: false, requestId);
    }

    private ApiError Error(TInput input, ErrorKind kind, Outcome outcome, int status, string? requestId) => new()
    {
        System = HubSpotProtocol.SystemName,
        Operation = operation.Name,
        Kind = kind,
        Outcome = outcome,
        Status = status,
        RequestId = requestId,
        RequestIdentity = KeyOf(input),
        Attempts = 1,
    };
}
