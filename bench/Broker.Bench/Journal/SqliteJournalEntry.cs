using Broker.Bench.Measuring;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite;

namespace Broker.Bench.Journal;

/// <summary>Our embedded journal.</summary>
internal sealed class SqliteJournalEntry : IJournalEntry
{
    public string Name => "Broker.Orchestration.Sqlite";

    public ContenderKind Kind => ContenderKind.Ours;

    public IRawTransition CreateRaw() => new CaseTransitionRow();

    public async Task<IJournalContender> OpenAsync(string directory, CancellationToken cancellationToken)
    {
        // Checkpoints are made between the blocks, as for raw SQLite.
        var options = new SqliteJournalOptions { Path = Path.Combine(directory, "journal.db"), PreGrowWalBytes = 2 * RawSqlite.GrownBytes };
        SqliteCaseJournal journal = await SqliteCaseJournal.OpenAsync(options, TimeProvider.System, cancellationToken);
        JournalLease lease = await journal.AcquireLeaseAsync("bench", TimeSpan.FromHours(1), cancellationToken);
        return new SqliteJournal(journal, lease);
    }
}
