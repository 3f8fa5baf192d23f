namespace Broker.Orchestration.Sqlite.Writing;

/// <summary>A request with an answer.</summary>
internal abstract class WriteRequest<TAnswer> : WriteRequest
{
    private TaskCompletionSource<TAnswer>? waiter;
    private Exception? failure;

    /// <summary>True when another thread writes it.</summary>
    internal bool IsQueued => waiter is not null;

    /// <summary>The answer, once written.</summary>
    protected TAnswer Answer { get; set; } = default!;

    /// <summary>Must be called before the request is queued; a request that is written by its own caller needs no waiter.</summary>
    internal void MakeWaiter() => waiter = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ValueTask<TAnswer> ToValueTask() => waiter is not null
        ? new ValueTask<TAnswer>(waiter.Task)
        : failure is null ? new ValueTask<TAnswer>(Answer) : ValueTask.FromException<TAnswer>(failure);

    internal void CancelWaiter(CancellationToken cancellationToken) => waiter?.TrySetCanceled(cancellationToken);

    internal override void Succeed() => waiter?.TrySetResult(Answer);

    internal override void Fail(Exception exception)
    {
        failure = exception;
        waiter?.TrySetException(exception);
    }
}
