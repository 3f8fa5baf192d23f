using System.Globalization;
using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>One batch upsert: split into calls of 100, each input brought back together with its outcome.</summary>
internal sealed class BatchUpsert
{
    internal const int ChunkSize = 100;

    private static readonly ApiResponseReader<BatchAnswer> Reader = static (in ApiResponse response) => BatchAnswer.Read(response.Body);
    private readonly HubSpotApi api;
    private readonly string target;
    private readonly string uniqueProperty;
    private readonly IReadOnlyList<HubSpotUpsert> inputs;

    /// <exception cref="ArgumentException">A key is empty or stands twice.</exception>
    internal BatchUpsert(HubSpotApi api, string root, string uniqueProperty, IReadOnlyList<HubSpotUpsert> inputs)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(uniqueProperty);
        ArgumentNullException.ThrowIfNull(inputs);
        this.api = api;
        target = root + "/batch/upsert";
        this.uniqueProperty = uniqueProperty;
        this.inputs = inputs;
        var positions = new Dictionary<string, int>(inputs.Count, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < inputs.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(inputs[i]?.Key))
            {
                throw new ArgumentException($"Input {i} has no key; every input needs a value of {uniqueProperty}.", nameof(inputs));
            }

            if (!positions.TryAdd(inputs[i].Key, i))
            {
                throw new ArgumentException($"Inputs {positions[inputs[i].Key]} and {i} have the same {uniqueProperty}; HubSpot refuses a batch with duplicates. Merge them first.", nameof(inputs));
            }
        }
    }

    internal async Task<IReadOnlyList<HubSpotUpsertResult>> RunAsync(CancellationToken cancellationToken)
    {
        var results = new List<HubSpotUpsertResult>(inputs.Count);
        ApiError? stop = null;
        for (int start = 0; start < inputs.Count; start += ChunkSize)
        {
            HubSpotUpsert[] chunk = [.. inputs.Skip(start).Take(ChunkSize)];
            if (stop is not null)
            {
                results.AddRange(chunk.Select(input => Failed(input, stop with { Outcome = Outcome.NotSent, Attempts = 0 }, callFailed: true)));
                continue;
            }

            string[] names = [.. chunk.SelectMany(static i => i.Properties.Keys).Append(uniqueProperty).Distinct(StringComparer.Ordinal)];
            ApiResult<BatchAnswer> answer = await api.TrySendAsync(Call(chunk), Reader, names, cancellationToken).ConfigureAwait(false);
            if (answer.TryGet(out BatchAnswer? batch, out ApiError? error))
            {
                results.AddRange(new BatchMatcher(uniqueProperty, names, answer.RequestId).Match(chunk, batch));
                continue;
            }

            results.AddRange(chunk.Select(input => Failed(input, error, callFailed: true)));
            stop = error.Kind is ErrorKind.Authentication or ErrorKind.Permission or ErrorKind.RateLimited or ErrorKind.CircuitOpen ? error : null;
        }

        return results;
    }

    private static HubSpotUpsertResult Failed(HubSpotUpsert input, ApiError error, bool callFailed) =>
        new(input, new ApiResult<HubSpotWritten>(error with { RequestIdentity = input.Key })) { CallFailed = callFailed };

    private ApiCall Call(HubSpotUpsert[] chunk)
    {
        ApiOperation operation = Array.Exists(chunk, static i => PropertyValues.Appends(i.Properties)) ? ObjectOperations.UpsertAppending : ObjectOperations.Upsert;
        return operation.Call(target).WithBody(PropertyValues.Body((Chunk: chunk, uniqueProperty), static (writer, state) =>
        {
            writer.WriteStartArray("inputs"u8);
            for (int i = 0; i < state.Chunk.Length; i++)
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, state.Chunk[i].Key);
                writer.WriteString("idProperty"u8, state.uniqueProperty);
                writer.WriteString("objectWriteTraceId"u8, TraceId(i));
                PropertyValues.Write(writer, state.Chunk[i].Properties);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }));
    }

    internal static string TraceId(int index) => index.ToString(CultureInfo.InvariantCulture);
}
