using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Sqlite.Writing;

/// <summary>Asks for a checkpoint. It cannot run inside the group's transaction, so it runs when the group is stored.</summary>
internal sealed class CheckpointRequest(LogKeeper log) : WriteRequest<bool>
{
    internal override void Apply(CommitWriter writer)
    {
        // Nothing belongs into the transaction.
    }

    internal override void Succeed()
    {
        try
        {
            Answer = log.CopyBack();
        }
        catch (JournalStorageException error)
        {
            Fail(error);
            return;
        }

        base.Succeed();
    }
}
