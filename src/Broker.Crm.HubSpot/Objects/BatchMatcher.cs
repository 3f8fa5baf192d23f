using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>
/// Brings the records and errors of one answer back to their inputs: by trace id, then by the unique value or id, never by position. What nobody mentioned is
/// unknown.
/// </summary>
internal sealed class BatchMatcher<TInput, TValue>(BatchPlan<TInput, TValue> plan, TInput[] inputs, BatchAnswer<TValue> answer, BatchFaults<TInput, TValue> faults)
{
    private readonly HubSpotOutcome<TInput, TValue>?[] results = new HubSpotOutcome<TInput, TValue>?[inputs.Length];
    private readonly string?[] placedIds = new string?[inputs.Length];
    private readonly List<BatchItem<TValue>> orphans = [];
    private readonly List<ErrorEnvelope> homeless = [];
    private Dictionary<BatchKey, int>? byKey;
    private IReadOnlyCollection<string?>? keyProperties;

    internal HubSpotOutcome<TInput, TValue>[] Match()
    {
        foreach (BatchItem<TValue> item in answer.Results)
        {
            if (TryFind(item, out int index))
            {
                Place(index, item);
            }
            else
            {
                orphans.Add(item);
            }
        }

        AdoptByContent();
        foreach (ErrorEnvelope error in answer.Errors)
        {
            Place(error);
        }

        return Complete();
    }

    private bool TryFind(BatchItem<TValue> item, out int index)
    {
        index = plan.HasTraceIds ? BatchTrace.IndexOf(item.TraceId, inputs.Length) : -1;
        if (index >= 0)
        {
            return true;
        }

        foreach (string? property in KeyProperties)
        {
            string? value = property is null ? item.Id : item.Echo?.GetValueOrDefault(property);
            if (value is not null && ByKey.TryGetValue(new BatchKey(property, value), out index))
            {
                return true;
            }
        }

        return false;
    }

    private void Place(int index, BatchItem<TValue> item)
    {
        if (results[index] is not null)
        {
            // The same record told twice is one record; two records for one input are a contradiction.
            if (item.Id != placedIds[index])
            {
                results[index] = faults.Contradicted(inputs[index]);
            }

            return;
        }

        placedIds[index] = item.Id;
        results[index] = item.Readable
            ? new HubSpotOutcome<TInput, TValue>(inputs[index], new ApiResult<TValue>(item.Value!, faults.RequestId))
            : faults.Unfit(inputs[index], item.Id);
    }

    private void Place(ErrorEnvelope error)
    {
        bool found = false;
        foreach (string trace in plan.HasTraceIds ? error.TraceIds : [])
        {
            if (BatchTrace.IndexOf(trace, inputs.Length) is >= 0 and int index)
            {
                found = true;
                Place(index, error);
            }
        }

        if (found)
        {
            return;
        }

        foreach (string id in error.Ids)
        {
            foreach (string? property in KeyProperties)
            {
                if (ByKey.TryGetValue(new BatchKey(property, id), out int index))
                {
                    found = true;
                    Place(index, error);
                }
            }
        }

        if (!found)
        {
            homeless.Add(error);
        }
    }

    private void Place(int index, ErrorEnvelope error)
    {
        if (results[index] is null)
        {
            results[index] = faults.Refused(inputs[index], error);
        }
        else if (!plan.IsRead && results[index]!.Succeeded)
        {
            // Written, and yet something of it was refused, an association for example: neither may be lost.
            results[index] = faults.Refused(inputs[index], error, writtenId: placedIds[index] ?? string.Empty);
        }
    }

    // A create has no key. Where the answer repeats no trace ids, a record belongs to the input whose properties it has, if that is certain.
    private void AdoptByContent()
    {
        if (orphans.Count == 0)
        {
            return;
        }

        int[] open = [.. Enumerable.Range(0, inputs.Length).Where(i => results[i] is null && plan.ContentOf(inputs[i]) is not null)];
        int[] only = new int[orphans.Count];
        var claims = new int[inputs.Length];
        for (int o = 0; o < orphans.Count; o++)
        {
            only[o] = -1;
            int candidates = 0;
            foreach (int i in open)
            {
                if (orphans[o].Echo is { } echo && Agrees(plan.ContentOf(inputs[i])!, echo))
                {
                    candidates++;
                    claims[i]++;
                    only[o] = candidates == 1 ? i : -1;
                }
            }
        }

        for (int o = orphans.Count - 1; o >= 0; o--)
        {
            if (only[o] >= 0 && claims[only[o]] == 1)
            {
                Place(only[o], orphans[o]);
                orphans.RemoveAt(o);
            }
        }
    }

    private static bool Agrees(IReadOnlyDictionary<string, string?> content, IReadOnlyDictionary<string, string?> echo)
    {
        bool told = false;
        foreach ((string name, string? value) in content)
        {
            if (!string.IsNullOrEmpty(value))
            {
                if (!echo.TryGetValue(name, out string? kept) || kept != value)
                {
                    return false;
                }

                told = true;
            }
        }

        return told;
    }

    private HubSpotOutcome<TInput, TValue>[] Complete()
    {
        int open = results.Count(static r => r is null);
        for (int i = 0; open > 0 && i < results.Length; i++)
        {
            results[i] ??= Unmentioned(inputs[i], open);
        }

        return results!;
    }

    // Errors without an address belong to the inputs without a result. As many errors as inputs: each was refused. Fewer: nobody knows which.
    private HubSpotOutcome<TInput, TValue> Unmentioned(TInput input, int open)
    {
        if (homeless.Count == 0)
        {
            return plan.IsDoneBySilence(input, out TValue? value) ? new HubSpotOutcome<TInput, TValue>(input, new ApiResult<TValue>(value, faults.RequestId))
                : orphans.Count == open && answer.Results.Count == inputs.Length && plan.ContentOf(input) is not null ? faults.Nameless(input)
                : faults.Unmentioned(input);
        }

        bool missing = plan.IsRead && homeless.TrueForAll(static e => e.Code == ErrorCategories.NotFound);
        bool allRefused = homeless.Count >= open && orphans.Count == 0;
        return missing || allRefused
            ? faults.Refused(input, homeless.TrueForAll(e => e.Code == homeless[0].Code) ? homeless[0] : ErrorEnvelope.Empty)
            : faults.Unmentioned(input);
    }

    private IReadOnlyCollection<string?> KeyProperties => keyProperties ??= plan.KeyProperties(inputs);

    private Dictionary<BatchKey, int> ByKey
    {
        get
        {
            if (byKey is null)
            {
                byKey = new Dictionary<BatchKey, int>(inputs.Length);
                for (int i = 0; i < inputs.Length; i++)
                {
                    if (plan.KeyOf(inputs[i]) is { } key)
                    {
                        byKey[key] = i;
                    }
                }
            }

            return byKey;
        }
    }
}
