using System.Globalization;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Engine;

namespace Broker.Orchestration.Sqlite.Writing;

/// <summary>The lease row: who holds the lease and which epoch is in force.</summary>
internal sealed class LeaseWriter : IDisposable
{
    private readonly Database database;
    private readonly TimeProvider clock;
    private readonly string opening = Guid.NewGuid().ToString("N");
    private readonly Statement read;
    private readonly Statement write;

    internal LeaseWriter(Database database, TimeProvider clock)
    {
        this.database = database;
        this.clock = clock;
        read = database.Prepare("SELECT node, epoch, expires_at, opening FROM lease WHERE id = 1");
        write = database.Prepare("UPDATE lease SET node = ?1, epoch = ?2, expires_at = ?3, opening = ?4 WHERE id = 1");
    }

    /// <summary>The epoch in force, read once per transaction; nobody else can change it while the transaction is open.</summary>
    internal long Epoch { get; private set; }

    internal void Load() => Epoch = Read().Epoch;

    /// <summary>Says who has the file open, so that a refused second process can be told.</summary>
    internal void Announce()
    {
        using Statement statement = database.Prepare("UPDATE lease SET node = NULL, process = ?1, machine = ?2 WHERE id = 1");
        statement.Add(Environment.ProcessId).Add(Environment.MachineName).Run();
    }

    internal JournalLease Acquire(string node, TimeSpan duration)
    {
        LeaseRow row = Read();
        DateTimeOffset now = clock.GetUtcNow();

        // A lease of an earlier opening is void: its process gave back the file lock, so it is gone.
        if (row.Opening == opening && row.Node != node && row.ExpiresAt > now)
        {
            throw new JournalInUseException(string.Create(CultureInfo.InvariantCulture,
                $"The lease of the journal '{database.Path}' is held by node '{row.Node}' of this process until {row.ExpiresAt:O}. Stop that node first or wait until then."));
        }

        return Write(new JournalLease(node, row.Epoch + 1, now + duration));
    }

    internal JournalLease Renew(JournalLease lease, TimeSpan duration)
    {
        LeaseRow row = Read();
        return row.Epoch == lease.Epoch
            ? Write(lease with { ExpiresAt = clock.GetUtcNow() + duration })
            : throw new StaleLeaseException(lease.Epoch, row.Epoch);
    }

    public void Dispose()
    {
        read.Dispose();
        write.Dispose();
    }

    private JournalLease Write(JournalLease lease)
    {
        write.Add(lease.Node).Add(lease.Epoch).Add(lease.ExpiresAt).Add(opening).Run();
        Epoch = lease.Epoch;
        return lease;
    }

    private LeaseRow Read()
    {
        try
        {
            return read.Step()
                ? new LeaseRow(read.TextOrNull(0), read.Number(1), read.Time(2), read.TextOrNull(3))
                : throw new JournalStorageException($"The journal '{database.Path}' has no lease row: someone changed it by hand. Restore a backup.");
        }
        finally
        {
            read.Reset();
        }
    }

    private sealed record LeaseRow(string? Node, long Epoch, DateTimeOffset ExpiresAt, string? Opening);
}
