using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Journal;

/// <summary>
/// The durable store of cases, facts, inbox, effects, timers, exceptions and audit. Everything of one commit is stored together or not at all,
/// and is on disk before <see cref="CommitAsync"/> returns. Thread-safe.
/// </summary>
public interface ICaseJournal : IAsyncDisposable
{
    /// <summary>Takes the lease over all work of this journal and a new, higher fencing epoch. Earlier epochs can no longer commit.</summary>
    /// <exception cref="JournalInUseException">Another live node holds the lease.</exception>
    ValueTask<JournalLease> AcquireLeaseAsync(string node, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Extends a lease that is still ours.</summary>
    /// <exception cref="StaleLeaseException">The lease was taken over.</exception>
    ValueTask<JournalLease> RenewLeaseAsync(JournalLease lease, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Stores one commit durably. Several commits may share one write to disk.</summary>
    /// <exception cref="StaleLeaseException">The commit carries a lease that was taken over; nothing was stored.</exception>
    /// <exception cref="CaseConflictException">The case or a proposal moved on since it was read; nothing was stored. Read it again and decide again.</exception>
    ValueTask<CommitResult> CommitAsync(JournalCommit commit, CancellationToken cancellationToken = default);

    /// <summary>Reads a case; null when there is none.</summary>
    ValueTask<CustomerCase?> ReadCaseAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>Lists the customers of a tenant in ascending order after a given one.</summary>
    ValueTask<IReadOnlyList<CustomerCase>> ListCasesAsync(TenantId tenant, CustomerId? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Finds the customer an outside id belongs to; null when it is not mapped.</summary>
    ValueTask<CustomerId?> ResolveAsync(TenantId tenant, IdentityKind kind, string externalId, CancellationToken cancellationToken = default);

    /// <summary>Reads work that is due: pending and parked inbox items, pending effects and timers, oldest first, at most <paramref name="limit"/> of each.</summary>
    ValueTask<DueWork> ReadDueAsync(TenantId tenant, DateTimeOffset now, int limit, CancellationToken cancellationToken = default);

    /// <summary>When the next waiting inbox item, pending effect or timer falls due; null when nothing is planned.</summary>
    ValueTask<DateTimeOffset?> NextDueAsync(TenantId tenant, CancellationToken cancellationToken = default);

    /// <summary>Reads the current value of each fact of a customer: the last observed, and of several observed at the same time the last stored.</summary>
    ValueTask<IReadOnlyList<FactRecord>> ReadFactsAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>Reads all values a fact ever had, oldest first, late ones included.</summary>
    ValueTask<IReadOnlyList<FactRecord>> ReadFactHistoryAsync(TenantId tenant, CustomerId customer, string fact, CancellationToken cancellationToken = default);

    /// <summary>Reads one proposal; null when there is none.</summary>
    ValueTask<Proposal?> ReadProposalAsync(TenantId tenant, CustomerId customer, string key, CancellationToken cancellationToken = default);

    /// <summary>Reads proposals, the first stored first, after a given one. One whose time is over is still stored as open until that is committed.</summary>
    ValueTask<IReadOnlyList<Proposal>> ReadProposalsAsync(TenantId tenant, ProposalFilter filter, Proposal? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Reads one effect by its key; null when there is none.</summary>
    ValueTask<EffectRecord?> ReadEffectAsync(TenantId tenant, string key, CancellationToken cancellationToken = default);

    /// <summary>Reads the effects of a customer, oldest first.</summary>
    ValueTask<IReadOnlyList<EffectRecord>> ReadEffectsAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>Reads all effects whose intent was written under an earlier epoch and whose outcome was never stored.</summary>
    ValueTask<IReadOnlyList<EffectRecord>> ReadInterruptedAsync(TenantId tenant, long epoch, CancellationToken cancellationToken = default);

    /// <summary>Reads the timers of a customer, soonest first.</summary>
    ValueTask<IReadOnlyList<TimerRecord>> ReadTimersAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>Reads exception items, newest first.</summary>
    ValueTask<IReadOnlyList<ExceptionItem>> ReadExceptionsAsync(TenantId tenant, CustomerId? customer, bool openOnly, CancellationToken cancellationToken = default);

    /// <summary>Reads the audit chain from a sequence number on, in order.</summary>
    IAsyncEnumerable<AuditRecord> ReadAuditAsync(TenantId tenant, long fromSequence = 1, CancellationToken cancellationToken = default);

    /// <summary>Reads the audit records of one customer, in order.</summary>
    IAsyncEnumerable<AuditRecord> ReadAuditOfAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>Reads a stored cursor, for example of an event sweep; null when there is none.</summary>
    ValueTask<string?> ReadCursorAsync(TenantId tenant, string name, CancellationToken cancellationToken = default);

    /// <summary>Counts what is in the journal.</summary>
    ValueTask<JournalCounts> CountAsync(TenantId tenant, CancellationToken cancellationToken = default);
}
