using System.Globalization;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Engine;

namespace Broker.Orchestration.Sqlite.Writing;

/// <summary>Appends to the chain of each tenant. The ends of the chains are kept in memory; those of an undone transaction are forgotten.</summary>
internal sealed class AuditWriter : IDisposable
{
    private readonly Database database;
    private readonly Statement insert;
    private readonly Statement begin;
    private readonly Dictionary<string, AuditHead> stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AuditHead> pending = new(StringComparer.Ordinal);

    internal AuditWriter(Database database)
    {
        this.database = database;
        insert = database.Prepare("INSERT INTO audit(tenant, sequence, customer, canonical, previous_hash, hash) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        begin = database.Prepare("INSERT INTO chains(tenant) VALUES(?1)");
        LoadHeads();
    }

    internal void Append(CommitRequest request)
    {
        string tenant = request.Commit.Tenant.Value;
        AuditHead head = pending.TryGetValue(tenant, out AuditHead latest) || stored.TryGetValue(tenant, out latest)
            ? latest
            : new AuditHead(0, AuditChain.Genesis);
        if (head.Sequence == 0)
        {
            begin.Add(tenant).Run();
        }

        for (int i = 0; i < request.Canonical.Length; i++)
        {
            AuditRecord record = AuditChain.Append(head.Sequence + 1, head.Hash, request.Canonical[i]);
            insert.Add(tenant).Add(record.Sequence).Add(request.Commit.Audit[i].Customer?.Value).Add(record.Canonical).Add(record.PreviousHash).Add(record.Hash).Run();
            head = new AuditHead(record.Sequence, record.Hash);
        }

        pending[tenant] = head;
    }

    internal void Keep()
    {
        foreach ((string tenant, AuditHead head) in pending)
        {
            stored[tenant] = head;
        }

        pending.Clear();
    }

    internal void Forget() => pending.Clear();

    public void Dispose()
    {
        insert.Dispose();
        begin.Dispose();
    }

    // Going on from a forged end would make the forgery look confirmed.
    private void LoadHeads()
    {
        List<string> tenants = [];
        using (Statement names = database.Prepare("SELECT tenant FROM chains"))
        {
            while (names.Step())
            {
                tenants.Add(names.Text(0));
            }
        }

        using Statement last = database.Prepare("SELECT sequence, canonical, previous_hash, hash FROM audit WHERE tenant = ?1 ORDER BY place DESC LIMIT 1");
        foreach (string tenant in tenants)
        {
            if (!last.Add(tenant).Step())
            {
                throw new JournalStorageException($"The audit chain of tenant '{tenant}' in '{database.Path}' was removed. Nothing is appended to it; keep the file and restore a backup.");
            }
            else
            {
                long sequence = last.Number(0);
                string hash = last.Text(3);
                if (!string.Equals(hash, AuditChain.Hash(sequence, last.Text(2), last.Text(1)), StringComparison.Ordinal))
                {
                    throw new JournalStorageException(string.Create(CultureInfo.InvariantCulture,
                        $"The audit chain of tenant '{tenant}' in '{database.Path}' ends with a record ({sequence}) that was altered. Nothing is appended to it; verify the chain, keep the file and restore a backup."));
                }

                stored[tenant] = new AuditHead(sequence, hash);
            }

            last.Reset();
        }
    }

    private readonly record struct AuditHead(long Sequence, string Hash);
}
