using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Sqlite.Engine;
using Broker.Orchestration.Sqlite.Reading;
using Broker.Orchestration.Sqlite.Schema;
using Broker.Orchestration.Sqlite.Writing;

namespace Broker.Orchestration.Sqlite;

/// <summary>
/// The embedded journal: one SQLite file in WAL mode with full synchronisation. One process writes; any number may read beside it. Thread-safe.
/// </summary>
/// <remarks>
/// Concurrent commits share one transaction and one sync; a commit that finds the writer idle is written on the caller's own thread before the
/// method returns. A commit that is still queued can be cancelled and is then not stored; one that is being written is completed whatever the
/// token says. Times are kept to 100 ns and read back in UTC.
/// </remarks>
public sealed class SqliteCaseJournal : ICaseJournal
{
    private readonly ReadPool reads;
    private readonly WritingSide? writing;
    private int disposed;

    private SqliteCaseJournal(string path, ReadPool reads, WritingSide? writing)
    {
        Path = path;
        this.reads = reads;
        this.writing = writing;
    }

    /// <summary>The file, as a full path.</summary>
    public string Path { get; }

    /// <summary>True when it was opened for reading only.</summary>
    public bool IsReadOnly => writing is null;

    /// <summary>How many groups were committed since opening; each took one sync.</summary>
    internal long Groups => writing?.Groups ?? 0;

    /// <summary>True while a group is being written.</summary>
    internal bool IsWriting => writing?.Committer.IsBusy ?? false;

    /// <summary>Opens the journal for the one process that writes, and creates it when it is missing.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong.</exception>
    /// <exception cref="JournalInUseException">Another process, or another part of this one, has it open for writing. A stopped process still has.</exception>
    /// <exception cref="JournalStorageException">The file is foreign, damaged, newer than this program, or cannot be written. It was not changed.</exception>
    public static ValueTask<SqliteCaseJournal> OpenAsync(SqliteJournalOptions options, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<SqliteCaseJournal>(cancellationToken)
            : new ValueTask<SqliteCaseJournal>(Open(options, clock));
    }

    /// <summary>Opens the journal for reading only, also while another process writes. Never changes the file; writing methods throw.</summary>
    /// <exception cref="JournalStorageException">There is no such file, or it is foreign, damaged or newer than this program.</exception>
    public static ValueTask<SqliteCaseJournal> OpenReadOnlyAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<SqliteCaseJournal>(cancellationToken);
        }

        string file = JournalPath.Resolve(path);
        var pool = new ReadPool(file, new SqliteJournalOptions().BusyTimeout);
        pool.Check();
        return new ValueTask<SqliteCaseJournal>(new SqliteCaseJournal(file, pool, writing: null));
    }

    /// <inheritdoc/>
    public ValueTask<JournalLease> AcquireLeaseAsync(string node, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(node);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return Writer().SubmitAsync(new AcquireRequest(node, duration), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<JournalLease> RenewLeaseAsync(JournalLease lease, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return Writer().SubmitAsync(new RenewRequest(lease, duration), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="JournalStorageException">The disk is full or failed; nothing of the commit was stored. After an I/O error the journal must be opened again.</exception>
    public ValueTask<CommitResult> CommitAsync(JournalCommit commit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return Writer().SubmitAsync(new CommitRequest(commit), cancellationToken);
    }

    /// <summary>Copies the write-ahead log into the database and starts it anew, for example before the file is copied. False when a reader held it back.</summary>
    public ValueTask<bool> CheckpointAsync(CancellationToken cancellationToken = default) => 
        Writer().SubmitAsync(new CheckpointRequest(writing!.Log), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CustomerCase?> ReadCaseAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(CaseReader.Read, (tenant, customer), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerCase>> ListCasesAsync(TenantId tenant, CustomerId? after, int limit, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(CaseReader.List, (tenant, after, limit), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CustomerId?> ResolveAsync(TenantId tenant, IdentityKind kind, string externalId, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(CaseReader.Resolve, (tenant, kind, externalId), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<DueWork> ReadDueAsync(TenantId tenant, DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(WorkReader.Due, (tenant, now, limit), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> NextDueAsync(TenantId tenant, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(WorkReader.NextDue, tenant, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FactRecord>> ReadFactsAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(FactReader.Current, (tenant, customer), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FactRecord>> ReadFactHistoryAsync(TenantId tenant, CustomerId customer, string fact, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(FactReader.History, (tenant, customer, fact), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Proposal?> ReadProposalAsync(TenantId tenant, CustomerId customer, string key, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(ProposalReader.Read, (tenant, customer, key), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Proposal>> ReadProposalsAsync(TenantId tenant, ProposalFilter filter, Proposal? after, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return reads.ReadAsync(ProposalReader.List, (tenant, filter, after, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<EffectRecord?> ReadEffectAsync(TenantId tenant, string key, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(WorkReader.Effect, (tenant, key), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EffectRecord>> ReadEffectsAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(WorkReader.EffectsOf, (tenant, customer), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EffectRecord>> ReadInterruptedAsync(TenantId tenant, long epoch, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(WorkReader.Interrupted, (tenant, epoch), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TimerRecord>> ReadTimersAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(WorkReader.TimersOf, (tenant, customer), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ExceptionItem>> ReadExceptionsAsync(TenantId tenant, CustomerId? customer, bool openOnly, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(CaseReader.Exceptions, (tenant, customer, openOnly), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<AuditRecord> ReadAuditAsync(TenantId tenant, long fromSequence = 1, CancellationToken cancellationToken = default) =>
        AuditReader.ChainAsync(reads, tenant, fromSequence, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<AuditRecord> ReadAuditOfAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        AuditReader.OfAsync(reads, tenant, customer, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string?> ReadCursorAsync(TenantId tenant, string name, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(CaseReader.Cursor, (tenant, name), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<JournalCounts> CountAsync(TenantId tenant, CancellationToken cancellationToken = default) =>
        reads.ReadAsync(CaseReader.Count, tenant, cancellationToken);

    /// <summary>Writes what is queued, closes the file and gives back the right to write.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        if (writing is null)
        {
            reads.Dispose();
            return;
        }

        await writing.CloseAsync(reads).ConfigureAwait(false);
    }

    internal static SqliteCaseJournal Open(SqliteJournalOptions options, TimeProvider clock)
    {
        options.Check().ThrowIfAny(typeof(SqliteJournalOptions));
        string file = JournalPath.Resolve(options.Path!);
        return new SqliteCaseJournal(file, new ReadPool(file, options.BusyTimeout), WritingSide.Open(file, options, clock));
    }

    private GroupCommitter Writer() => writing is null
        ? throw new InvalidOperationException($"The journal '{Path}' was opened for reading only. Writing is done by the one process that opened it with {nameof(OpenAsync)}.")
        : writing.Committer;
}
