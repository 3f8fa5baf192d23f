using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Sqlite.Writing;

internal sealed class AcquireRequest(string node, TimeSpan duration) : WriteRequest<JournalLease>
{
    internal override void Apply(CommitWriter writer) => Answer = writer.Leases.Acquire(node, duration);
}
