using Broker.Core.Errors;

namespace Broker.Core.Pipeline;

/// <summary>The story of one call after its first failure: the last attempt, how often it was sent, and whether an earlier try may have been applied.</summary>
internal sealed class RecoveryRun<T>
{
    internal RecoveryRun(ApiCall call, Attempt<T> first)
    {
        Call = call;
        Last = first;
        Sends = Counts(first);
    }

    internal ApiCall Call { get; }

    internal Attempt<T> Last { get; private set; }

    internal int Sends { get; private set; }

    /// <summary>True when a try before the last one may have been applied.</summary>
    internal bool InDoubt { get; private set; }

    internal void Take(Attempt<T> next)
    {
        InDoubt |= Last.Failure is { } failure && Call.Operation.OutcomeOf(failure) == Outcome.Unknown;
        Last = next;
        Sends += Counts(next);
    }

    /// <summary>Tells the last failure in other words.</summary>
    internal void Replace(ApiFailure failure) => Last = new Attempt<T>(default, failure, Last.RequestId);

    /// <summary>1 for an attempt that was made, 0 for one that the circuit breaker or a limit of calls stopped.</summary>
    internal static int Counts(Attempt<T> attempt) =>
        attempt.Failure is { Kind: ErrorKind.CircuitOpen } or { Kind: ErrorKind.RateLimited, NotSent: true } ? 0 : 1;
}
