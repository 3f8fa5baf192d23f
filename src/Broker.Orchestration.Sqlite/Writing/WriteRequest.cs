namespace Broker.Orchestration.Sqlite.Writing;

/// <summary>Something one caller wants written. It belongs to the caller until the writer takes it, and from then on it is completed.</summary>
internal abstract class WriteRequest
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Cancelled = 2;
    private int state;
    private Exception? error;

    /// <summary>Writes into the open transaction. May be called again after the transaction was undone.</summary>
    internal abstract void Apply(CommitWriter writer);

    /// <summary>Tells the caller that all is on disk.</summary>
    internal abstract void Succeed();

    internal abstract void Fail(Exception exception);

    internal bool TryTake() => Interlocked.CompareExchange(ref state, Taken, Waiting) == Waiting;

    internal bool TryCancel() => Interlocked.CompareExchange(ref state, Cancelled, Waiting) == Waiting;

    /// <summary>Applies and keeps a refusal that left no trace in the transaction; anything else undoes the group.</summary>
    internal void ApplyInGroup(CommitWriter writer)
    {
        error = null;
        writer.BeginMember();
        try
        {
            Apply(writer);
        }
        catch (Journal.JournalException refusal) when (!writer.MemberWrote && refusal is not Journal.JournalStorageException)
        {
            error = refusal;
        }
    }

    internal void Complete()
    {
        if (error is null)
        {
            Succeed();
        }
        else
        {
            Fail(error);
        }
    }
}
