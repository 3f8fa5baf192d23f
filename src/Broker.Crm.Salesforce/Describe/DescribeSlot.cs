using Broker.Core.Results;

namespace Broker.Crm.Salesforce.Describe;

/// <summary>What is kept of one object, and the call about it that is under way.</summary>
internal sealed class DescribeSlot<T>(TimeProvider time, TimeSpan keep, Func<string?, ValueTask<ApiResult<Described<T>>>> ask)
    where T : class
{
    private readonly Lock gate = new();
    private Described<T>? known;
    private long askedAt;
    private Task<ApiResult<T>>? running;

    /// <summary>True when the last call failed and nothing is known.</summary>
    internal bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return known is null && running is null;
            }
        }
    }

    internal Task<ApiResult<T>> GetAsync(CancellationToken cancellationToken)
    {
        Task<ApiResult<T>> call;
        lock (gate)
        {
            if (known is { Value: { } value } && time.GetElapsedTime(askedAt) < keep)
            {
                return Task.FromResult(new ApiResult<T>(value));
            }

            call = running ?? AskAsync(known);
            running = call.IsCompleted ? null : call;
        }

        // One caller that gives up does not end the call of the others.
        return call.WaitAsync(cancellationToken);
    }

    private async Task<ApiResult<T>> AskAsync(Described<T>? before)
    {
        try
        {
            long now = time.GetTimestamp();
            ApiResult<Described<T>> answer = await ask(before?.LastModified).ConfigureAwait(false);
            if (answer.Error is { } error)
            {
                return new ApiResult<T>(error);
            }

            T value = answer.Value.Value ?? before?.Value ?? throw new InvalidOperationException("Nothing changed, and nothing is known.");
            lock (gate)
            {
                known = new Described<T>(value, answer.Value.LastModified ?? before?.LastModified);
                askedAt = now;
            }

            return new ApiResult<T>(value, answer.RequestId);
        }
        finally
        {
            lock (gate)
            {
                running = null;
            }
        }
    }
}
