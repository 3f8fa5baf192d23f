using Broker.Core.Errors;

namespace Broker.Core.Pipeline;

/// <summary>
/// Decides when an attempt may leave: for limits that a provider counts per account and tells in its answers, so that several pipelines share one count.
/// Implementations are thread-safe, and answer at once and without allocating when nothing is in the way.
/// </summary>
public abstract class ApiGate
{
    /// <summary>Waits until an attempt may leave. Null when it may; otherwise why it is not sent, with <see cref="ApiFailure.NotSent"/> set.</summary>
    /// <param name="limit">The longest wait that makes sense: a turn beyond it is not waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract ValueTask<ApiFailure?> EnterAsync(TimeSpan limit, CancellationToken cancellationToken = default);

    /// <summary>The attempt that entered has ended, whatever came of it. Called exactly once per attempt that entered.</summary>
    public virtual void Leave()
    {
    }
}
