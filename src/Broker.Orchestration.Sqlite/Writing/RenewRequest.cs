using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Sqlite.Writing;

internal sealed class RenewRequest(JournalLease lease, TimeSpan duration) : WriteRequest<JournalLease>
{
    internal override void Apply(CommitWriter writer) => Answer = writer.Leases.Renew(lease, duration);
}
