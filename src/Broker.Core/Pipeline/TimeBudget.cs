namespace Broker.Core.Pipeline;

/// <summary>How long a call may take in all, and how much of it is left.</summary>
internal readonly struct TimeBudget(TimeSpan total, TimeProvider time)
{
    // An operation that is slow by nature, such as an upload, says so; the client's total is for all others.
    internal TimeSpan Of(in ApiCall call) => call.AttemptTimeout > total ? call.AttemptTimeout.Value : total;

    internal TimeSpan Remaining(in ApiCall call, long started) => Of(call) - time.GetElapsedTime(started);

    internal static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    internal static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
