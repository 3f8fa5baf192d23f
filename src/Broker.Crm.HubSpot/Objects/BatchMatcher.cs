using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>
/// Brings the results and errors of a batch answer back to its inputs: by trace id, then by the unique value, never by position. What nobody
/// mentioned is unknown.
/// </summary>
internal sealed class BatchMatcher(string uniqueProperty, IReadOnlyCollection<string> sentNames, string? requestId)
{
    private const int PartialStatus = 207;

    internal IReadOnlyList<HubSpotUpsertResult> Match(IReadOnlyList<HubSpotUpsert> inputs, BatchAnswer answer)
    {
        var results = new HubSpotUpsertResult?[inputs.Count];
        var byTrace = new Dictionary<string, int>(inputs.Count, StringComparer.Ordinal);
        var byKey = new Dictionary<string, int>(inputs.Count, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < inputs.Count; i++)
        {
            byTrace[BatchUpsert.TraceId(i)] = i;
            byKey[inputs[i].Key] = i;
        }

        foreach (BatchItem item in answer.Results)
        {
            string? key = item.Record[uniqueProperty];
            if ((item.TraceId is not null && byTrace.TryGetValue(item.TraceId, out int index)) || (key is not null && byKey.TryGetValue(key, out index)))
            {
                results[index] = new HubSpotUpsertResult(inputs[index], new ApiResult<HubSpotWritten>(new HubSpotWritten(item.Record, item.IsNew), requestId));
            }
        }

        List<ErrorEnvelope> homeless = [];
        foreach (ErrorEnvelope error in answer.Errors)
        {
            int[] concerned = [.. error.TraceIds.Where(byTrace.ContainsKey).Select(t => byTrace[t])];
            concerned = concerned.Length > 0 ? concerned : [.. error.Ids.Where(byKey.ContainsKey).Select(k => byKey[k])];
            foreach (int index in concerned)
            {
                results[index] ??= new HubSpotUpsertResult(inputs[index], new ApiResult<HubSpotWritten>(Refusal(inputs[index], error)));
            }

            if (concerned.Length == 0)
            {
                homeless.Add(error);
            }
        }

        return Complete(inputs, results, homeless);
    }

    // Errors without an address belong to the inputs without a result. As many errors as inputs: each was refused. Fewer: nobody knows which.
    private HubSpotUpsertResult[] Complete(IReadOnlyList<HubSpotUpsert> inputs, HubSpotUpsertResult?[] results, List<ErrorEnvelope> homeless)
    {
        int open = results.Count(static r => r is null);
        bool allRefused = homeless.Count > 0 && homeless.Count >= open;
        ErrorEnvelope shared = allRefused && homeless.TrueForAll(e => e.Code == homeless[0].Code) ? homeless[0] : ErrorEnvelope.Empty;
        return [.. results.Select((result, i) => result ?? new HubSpotUpsertResult(
            inputs[i],
            new ApiResult<HubSpotWritten>(allRefused ? Refusal(inputs[i], shared) : Unmentioned(inputs[i]))))];
    }

    private ApiError Refusal(HubSpotUpsert input, ErrorEnvelope error)
    {
        ErrorKind kind = ErrorCategories.KindOf(error.Code) ?? ErrorKind.Other;
        return new ApiError
        {
            System = HubSpotProtocol.SystemName,
            Operation = ObjectOperations.Upsert.Name,
            Kind = kind,
            Outcome = kind == ErrorKind.Unavailable ? Outcome.Unknown : Outcome.Refused,
            IsTransient = kind is ErrorKind.Unavailable or ErrorKind.RateLimited,
            Status = PartialStatus,
            Code = error.Code,
            CodeIsListed = ErrorCategories.IsListed(error.Code),
            RequestId = requestId,
            RequestIdentity = input.Key,
            RelatedId = error.ExistingId,
            Fields = HubSpotApi.OnlySent(error.Fields, sentNames),
            Text = new ProviderText(error.Message),
            Attempts = 1,
        };
    }

    private ApiError Unmentioned(HubSpotUpsert input) => new()
    {
        System = HubSpotProtocol.SystemName,
        Operation = ObjectOperations.Upsert.Name,
        Kind = ErrorKind.Protocol,
        Outcome = Outcome.Unknown,
        IsTransient = true,
        Status = PartialStatus,
        RequestId = requestId,
        RequestIdentity = input.Key,
        Advice = "The answer does not mention this input: read the record by its unique property, or upsert it again.",
        Attempts = 1,
    };
}
